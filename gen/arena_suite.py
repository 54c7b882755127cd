"""The numbers and names in the conformance program of a bump arena or a stack, and what its model must know."""

from __future__ import annotations

from dataclasses import dataclass

from gen.arena_facts import ElementFacts, Facts
from gen.arena_suite_parts import given_back, is_chunked, is_dropped_by_hand, is_makeable, parts_of, scope
from gen.suite import template_of

# Enough for every path of a walk, few enough for many walks.
MODEL_CAPACITY = 1 << 16
# More than is committed at a time.
VIRTUAL_CAPACITY = 5 << 16
WALKS = 100
# An enumerator is an int.
MOST_OF_A_CONSTANT = 1 << 30


@dataclass(frozen=True)
class SuiteElement:
    """One element type, as the suite's templates name it in a loop."""

    label: str
    E: str
    T: str
    T_: str
    const_T_: str
    drop: str
    is_dropped: str  # true or false in C
    can_fail: str
    make: str  # the suite's function that makes one, or NULL


def suite_of(f: Facts) -> dict[str, object]:
    """Every value that the conformance template asks for."""
    s = f.s
    parts = parts_of(f)
    elements = tuple(_element(f, element) for element in f.elements)
    return {
        "suite_start": "conformance/start.c",
        "suite_own": "model.arena",
        "suite_begin": "model_start()" if f.has_marks else "model_start(TEST_ROOM)",
        "suite_finish": "model_end()" if f.has_marks else "test_end(&model.arena)",
        # Chunks that were set aside, as threads might look at them, go back at reset.
        "kept_by_reset": "<=" if f.is_switched else "==",
        "suite_includes": ("<pthread.h>",) if f.is_shared or f.is_full else (),
        "suite_E": f.elements[0].E,
        "suite_T_": f.elements[0].T_,
        "suite_constants": tuple(f"TEST_{name} = {value}" for name, value in _constants(f).items()),
        "suite_elements": elements,
        "suite_made": tuple(element for element in elements if element.make != "NULL"),
        "suite_by_hand": tuple(element for element, facts in zip(elements, f.elements) if is_dropped_by_hand(f, facts)),
        "suite_mark": "checkpoint" if f.is_bump else "mark",
        "suite_Marker": "typed_checkpoint" if f.is_bump else "typed_marker",
        "suite_scope": scope(f),
        "suite_total": _whole(f, s.number("max_capacity") if is_chunked(f) else s.number("capacity")),
        "suite_total_of": _whole(f, s.number("max_capacity") if is_chunked(f) else "capacity"),
        "suite_upstream_take": (template_of("arena", "upstream_take_back" if f.has_marks else "upstream_take"),),
        "suite_parts": tuple(template_of("arena", part.template) for part in parts),
        "suite_tests": tuple(test for part in parts for test in part.tests),
    }


def _whole(f: Facts, bytes_: object) -> object:
    """What a capacity of so many bytes comes to."""
    return f"{f.s.prefix}_SPAN({bytes_})" if f.is_lock_free else bytes_


def _constants(f: Facts) -> dict[str, object]:
    s = f.s
    fill = 0 if s.flag("zero_on_alloc") else s.optional("alloc_pattern")
    erased = given_back(f)
    bound = VIRTUAL_CAPACITY if f.is_virtual else MODEL_CAPACITY
    capacity = s.number("capacity") if f.backing == "static" else min(s.number("max_capacity"), bound) if is_chunked(f) else bound
    chunk = s.optional("chunk") or s.number("capacity")
    return {
        # Where padding has no note, a block that is given back leaves the padding before it.
        "KEEPS_PADDING": int(f.is_bump and not f.is_noted),
        "CAPACITY": _whole(f, capacity) if f.backing == "static" else min(capacity, MOST_OF_A_CONSTANT),
        "CHUNK": min(chunk, MOST_OF_A_CONSTANT) if f.is_chunked_heap else 0,
        "LEAST": s.number("min_alloc_size") if f.is_bump else 1,
        "SPACING": f"{s.prefix}_BLOCK_ALIGN" if f.is_lock_free else s.optional("slot_align") or 1,
        # An element to be dropped stands behind its note, which may start at a wider spacing than the element.
        "OBJECT_SPACING": s.optional("slot_align") or 1,
        "LEAST_PADDING": 128 if f.is_noted else f"{s.prefix}_GRANULE" if f.is_switched else 1 if f.is_bump or f.is_lock_free else "2 * sizeof(size_t)",
        "NOTE": 128 if f.is_noted else 0,
        "BEHIND": "sizeof(uint64_t)" if f.is_noted else 0,
        "UNDOES_PADDING": int(not f.is_bump),
        "CAN_MOVE": int(f.is_chunked_heap),
        "FILL": -1 if fill is None else fill,
        "GIVEN_BACK": -1 if erased is None else erased,
        "REPORTS_AT_END": int(f.reports_at_end),
        "HAS_STATS": int(f.has_stats),
        "IS_SHARED": int(f.is_shared),
        # What was in use and made way may be looked at by other threads.
        "SETS_ASIDE": int(f.is_switched),
        "TRIMS": int(not f.is_lock_free),
        "WALKS": WALKS,
    }


def _element(f: Facts, element: ElementFacts) -> SuiteElement:
    return SuiteElement(
        label=element.label,
        E=element.E,
        T=element.T,
        T_=element.T_,
        const_T_=element.const_T_,
        drop=element.drop or "",
        is_dropped=_c(f.drops and element.drop is not None),
        can_fail=_c(element.init is not None and element.init_returns != "void"),
        make=f"test_make_{element.label}" if is_makeable(f, element) else "NULL",
    )


def _c(truth: bool) -> str:
    return "true" if truth else "false"
