"""The numbers and names in the templates of a bump arena or a stack: of the whole allocator, and of each element type."""

from __future__ import annotations

from dataclasses import replace

from gen.arena_facts import ElementFacts, Facts, has_wide_spans, least_span, prefetch_lines, runtime_of
from gen.arena_full import constants_full
from gen.arena_shared import values_lock_free, values_ended
from gen.arena_watch import constants_monitor
from gen.names import guard_of
from gen.settings import doc_lines, free_byte_of, headers
from gen.steps import when

CACHE_LINE = 64


def constants_of(f: Facts) -> dict[str, object]:
    """Numbers and names that templates put into text."""
    s = f.s
    chunked = s.text("growth") == "chunked"
    most = s.number("max_capacity") if chunked else s.number("capacity")
    chunk = s.optional("chunk") or s.number("capacity")
    fill = 0 if s.flag("zero_on_alloc") else s.optional("alloc_pattern") or 0
    return {
        "P": s.prefix,
        "me": "bump_" if f.is_bump else "stack_",
        "kind": s.kind,
        "lock_init": "typed_lock_init_spinning" if f.is_cached else "typed_lock_init",
        **constants_monitor(f),
        "guard": guard_of(s.prefix),
        "headers": tuple(dict.fromkeys((*when(f.is_bump, "<stdarg.h>"), *headers(s.spec)))),
        "runtime": runtime_of(f),
        "runtime_version": 1,
        "preset": s.preset,
        "decisions8": s.decisions()[:8],
        "doc": doc_lines(s.spec),
        "elements": f.elements,
        "dropped": f.dropped,
        "allocated": tuple(replace(e, T_=f"{s.prefix}_made{e.E} ") if e in f.dropped else e for e in f.elements),
        "capacity": s.number("capacity"),
        "max_capacity": most,
        "most_bytes": most,
        "chunk": chunk,
        "whole_capacity": most,
        "max_chunks": 1 + -(-(most - min(s.number("capacity"), most)) // chunk),
        "slot_align": s.optional("slot_align") or 1,
        "text_align": s.optional("slot_align") or 1,
        "bytes_align": "align_" if s.optional("slot_align") is None else f"TYPED_MOST(align_, (size_t){s.optional('slot_align')})",
        "min_alloc_size": least_span(f),
        "prefetch_bytes": prefetch_lines(f) * CACHE_LINE,
        "alloc_fill": f"0x{fill:02X}" if fill else "0",
        "free_byte": free_byte_of(s),
        "max_bytes": s.optional("max_bytes") or 0,
        "first_generation": "typed_new_generation()" if f.is_checked else "1",
        "next_generation": f"{_me(f)}->generation_" + (f" = typed_next_generation({_me(f)}->generation_)" if f.is_checked else "++"),
        "any_span": _span(f, f"{s.prefix}_any") + (f" + sizeof({s.prefix}_note)" if f.is_noted else ""),
        "and_record": f" + sizeof({s.prefix}_note)" if f.notes else "",
        "make_room_arguments": "bytes_, span_, align_" if f.is_chunked_heap or f.has_allowance else "bytes_",
        "grow_arguments": "span_, align_" if f.is_locked else f"{s.prefix}_need(span_, align_)",
        "unlist_newest": f"{s.prefix}_newest_unlist({_me(f)}, start_)" if f.is_noted else f"{s.prefix}_note_of({_me(f)}).bytes_",
        "newest_address": f"{_me(f)}->begin_ + (newest_ - {_me(f)}->base_)" if f.is_chunked_heap else f"{_me(f)}->begin_ + newest_",
        "newest_offset": f"newest_ - {_me(f)}->base_" if f.is_chunked_heap else "newest_",
        "noted_address": _noted_address(f),
        "shared_tools": "_SHARED" if f.is_lock_free or f.is_cached else "",
        "noted_offset": f"{_me(f)}->noted_ - {_me(f)}->base_" if f.is_chunked_heap else f"{_me(f)}->noted_",
        **values_lock_free(f),
        **values_ended(f),
        **constants_full(f),
    }


def values_of_element(f: Facts, element: ElementFacts) -> dict[str, object]:
    """What templates that are rendered for one element name."""
    made = f"{f.s.prefix}_made{element.E}"
    # Up to the element's true end; what is behind it in the structure is, where blocks are noted, a part of the guard.
    true_bytes = f"offsetof({made}, object_) + sizeof({element.T})"
    made_bytes = true_bytes if f.is_noted else f"sizeof({made})"
    return {
        "span": _span(f, element.T),
        "alignment": _alignment(f, element.T),
        "made_bytes": made_bytes,
        "made_true": true_bytes,
        "made_span": _span_of(f, made_bytes),
        "made_alignment": _alignment(f, made),
        "E": element.E,
        "T": element.T,
        "T_": element.T_,
        "const_T_": element.const_T_,
        "init": element.init or "",
        "drop": element.drop or "",
        "size": element.size,
        "align": element.align,
        "number": element.number,
    }


def _span(f: Facts, type_: str) -> str:
    """How far the cursor moves for one of a type."""
    return _span_of(f, f"sizeof({type_})")


def _span_of(f: Facts, bytes_: str) -> str:
    """How far it moves for so many bytes."""
    return f"{f.s.prefix}_SPAN({bytes_})" if has_wide_spans(f) else bytes_


def _alignment(f: Facts, type_: str) -> str:
    """Where one of a type may start."""
    return f"{f.s.prefix}_ALIGN({type_})" if f.s.optional("slot_align") is not None else f"TYPED_ALIGNOF({type_})"


def _me(f: Facts) -> str:
    return "bump_" if f.is_bump else "stack_"


def _noted_address(f: Facts) -> str:
    me = _me(f)
    return f"{me}->begin_ + ({me}->noted_ - {me}->base_)" if f.is_chunked_heap else f"{me}->begin_ + {me}->noted_"
