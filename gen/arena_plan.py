"""Settings of a bump arena or a stack to its Plan: which parts, in which order, and where they go.

Both are a cursor that moves up through memory. They differ in what brings it down: a stack also pops, and so
notes the padding before a block. How memory is laid out (one stretch, or chunks) decides the parts in `store`
and `memory`; everything else is a step.
"""

from __future__ import annotations

from collections.abc import Iterator

from gen.arena_constants import constants_of, values_of_element
from gen.arena_facts import ElementFacts, Facts, erases, facts_of, refused, runtime_of
from gen.arena_full import parts_full, parts_note
from gen.arena_shared import interface_parts, parts_cached, parts_lock_free
from gen.arena_steps import steps_of, steps_of_element
from gen.arena_suite import suite_of
from gen.arena_watch import memory_parts
from gen.arena_words import words_of, words_of_element
from gen.plan import File, Part, Place, Plan
from gen.settings import Settings

Placed = Iterator[Part]


def plan_of(s: Settings) -> Plan:
    """The outline of an arena's header and source."""
    f = facts_of(s)
    values = {**constants_of(f), **steps_of(f), **words_of(f)}
    scopes = {
        element.label: {**values_of_element(f, element), **steps_of_element(f, element), **words_of_element(f, element)}
        for element in f.elements
    }
    return Plan(
        prefix=s.prefix,
        spec_name=s.spec.file,
        decisions=s.decisions(),
        header=File(f"{s.prefix}.h", "file/header.h"),
        source=File(f"{s.prefix}.c", "file/source_stdio.c" if f.is_bump else "file/source.c"),
        parts=(*_types(f), *_interface(f), *_store(f), *_memory(f), *_closing(f)),
        values={**values, **suite_of(f)},
        suite=File(f"test_{s.prefix}.c", "conformance/arena.c"),
        runtime=runtime_of(f),
        scopes=scopes,
    )


def _part(template: str, place: Place, element: ElementFacts | None = None) -> Part:
    path = template if template.startswith("common/") else f"arena/{template}"
    return Part(path, place, "" if element is None else element.label)


def _types(f: Facts) -> tuple[Part, ...]:
    cache = ("cached/cache.h",) if f.is_cached else ()
    groups = ("common/api/groups.h",) if f.has_group else ()
    return tuple(_part(name, Place.TYPES) for name in ("types.h", *cache, *groups, "struct.h", "common/api/link_check.h"))


def _interface(f: Facts) -> Placed:
    """The functions that programs call, in the order of the header."""
    fast, slow = Place.INLINE if f.is_inline else Place.EXTERN, Place.EXTERN
    for element in f.elements:
        yield from _interface_of(f, element, fast)
    if f.is_bump:
        yield _part("api/bytes.h", fast)
        yield _part("api/strings.c", slow)
        yield _part(f"api/vprintf_{'measured' if f.is_shared or f.is_noted or erases(f) else 'direct'}.c", slow)
    if f.has_marks:
        yield _part("api/mark.h", fast)
        yield _part("api/restore_drops.h", slow) if f.dropped else _part("api/restore.h", slow if f.is_noted else fast)
        yield _part("api/scope.h", fast)
    chunked = f.s.text("growth") == "chunked"
    init = {
        "heap": ("common/api/init_capacity_first.h", "api/init_capacity_heap.h", "common/api/init_with.h"),
        "virtual": ("common/api/init_capacity_first.h", f"api/init_capacity_virtual{'_chunked' if chunked else ''}.h"),
        "static": ("api/init_static.h",),
        "buffer": ("api/init_buffer.h",),
    }[f.backing]
    growth = "chunked" if f.is_chunked_heap else "virtual" if f.is_virtual else ""
    for name in (
        *init,
        "api/destroy.c",
        "api/reset.c",
        f"api/trim_{growth or 'nothing'}.c",
        f"api/reserve_{growth or 'fixed'}.c",
        "api/figures.c",
        "api/stats_on.c" if f.has_stats else "common/api/stats_off.c",
        "api/verify_full.c" if f.looks_at_guards else "api/verify.c" if f.is_checked else "common/api/verify_none.c",
        "common/api/settings.c",
        *(("common/api/set_context.c",) if f.has_context else ()),
        *((f"{'full' if f.is_noted else 'lock_free'}/gave_up.c",) if f.says_gave_up else ()),
        *(("common/api/rebind_thread.c",) if f.is_full and not f.has_lock else ()),
        *(("tracking/api.c",) if f.has_leaks else ()),
        *(("common/api/on_pressure.c",) if f.has_monitor else ()),
    ):
        yield _part(interface_parts(f).get(name, name), slow)


def _interface_of(f: Facts, element: ElementFacts, fast: Place) -> Placed:
    new = "dropped" if element in f.dropped else "plain" if element.init is None else "hook"
    yield _part("api/alloc.h", fast, element)
    yield _part("api/alloc_n.h", fast, element)
    yield _part(f"api/new_{new}.h", fast, element)
    if f.is_bump:
        yield _part("api/copy.h", fast, element)
    else:
        yield _part(f"api/try_pop{'_made' if element in f.dropped else ''}.h", fast, element)
    yield _part("api/resize.h", Place.EXTERN, element)


def _store(f: Facts) -> Placed:
    """How the cursor moves: what the interface is made of."""
    near = Place.INTERNAL_INLINE if f.is_inline else Place.PRIVATE_INLINE
    far = Place.INTERNAL if f.is_inline else Place.PRIVATE
    if f.is_lock_free or f.is_cached:
        parts = parts_cached(f) if f.is_cached else parts_lock_free(f)
        yield from (_part(name, {"near": near, "far": far, "private": Place.PRIVATE}[where], element) for name, where, element in parts)
        return
    layout = "chunked" if f.is_chunked_heap else "flat"
    can_fail = refused(f)
    for element in f.elements:
        yield _part(f"store/take_element{'_full' if f.is_noted else ''}.h", near, element)
    yield _part(f"store/cursor_take_{'full' if f.is_noted else f.s.kind}.h", near)
    yield _part(f"store/pad_{'full' if f.is_noted else f.s.kind}.h", near)
    yield _part("store/block.h", near)
    yield _part(f"store/nothing_{layout}.h", near)
    yield _part(f"store/position_{layout}.h", near)
    if f.is_fenced:
        yield _part("monitor/allow_fenced.h", near if f.is_inline and (f.counts_returns or f.has_group) else Place.PRIVATE)
        yield _part("monitor/judge_anew.h", near)
    if f.has_marks:
        yield _part("store/judge.h", near)
        yield _part("store/return_to.h", near)
    yield _part("store/lower_chunked.h", far) if f.is_chunked_heap else _part("store/lower_flat.h", near)
    if not f.is_bump:
        if f.is_full:
            yield _part("store/pop_sound.h", near)
        yield _part("store/pop.h", far if f.is_full else near)
    newest = Place.PRIVATE if f.is_bump else near
    yield _part("store/newest.h", newest)
    yield _part("store/undo_noted.h" if f.notes else "store/undo.h", newest)
    if f.notes:
        yield _part("store/notes_full.c" if f.is_noted else "store/notes.c", far)
    if f.is_noted:
        yield from (_part(name, near) for name in parts_note(f))
        yield from (_part(name, far) for holds, name in parts_full(f) if holds)
    yield _part("store/refuse_size.c", far)
    yield _part("store/slow_take.c", far)
    if f.dropped:
        yield _part("store/made.c", far)
        yield _part("store/drops.c", Place.PRIVATE)
        if any(element in f.dropped for element in can_fail):
            yield _part("store/forget_made.c", far)
        if f.pops_wait:
            yield _part("store/pop_made.c", far)
            yield _part("store/give_back_ended.c", far)
        if f.pops_wait and f.elements[0].name:
            yield _part("store/made_bytes.c", Place.PRIVATE)
        for element in f.dropped:
            yield _part("store/drop_one.c", Place.PRIVATE, element)
        if f.elements[0].name:
            yield _part("store/drop_switch.c", Place.PRIVATE)
        yield _part(f"store/position_of_{layout}.c", Place.PRIVATE)
    if can_fail:
        yield _part("store/give_back.c", far)
    if erases(f):
        yield _part(f"store/erase_{'wipe' if f.s.flag('wipe_on_free') else 'fill'}.c", near if f.is_full else far)
    for name in (
        "store/obtain.c",
        f"store/make_room{'_chunked' if f.is_chunked_heap else ''}.c",
        "store/resize_newest.c",
        f"store/run_from_{layout}.c",
        f"store/left_{layout}.c",
        *(("store/count_resized.c",) if f.has_stats else ()),
        *(("store/owns.c", "common/api/name.c") if f.is_checked else ()),
        *((f"store/verify_notes_{layout}.c",) if f.is_checked and f.notes and not f.is_noted else ()),
        *(("store/first_damage.c",) if f.looks_at_guards else ()),
        *(("store/copy_text.c",) if f.is_bump else ()),
    ):
        yield _part(name, Place.PRIVATE)


def _memory(f: Facts) -> tuple[Part, ...]:
    """Where bytes come from and go to."""
    names = ["memory/clear_static.c" if f.backing == "static" else "memory/clear.c"]
    names += memory_parts(f)
    if f.is_switched:
        own = "lock_free/chunked"
        names += [f"{own}/need.c", "memory/chunk_links.c", f"{own}/grow.c", f"{own}/aside.c", f"{own}/spare_take.c", "memory/missing.c", "memory/start_chunked.c", "memory/back_chunked.c"]
    elif f.is_lock_free:
        virtual = ["memory/commit.c", *(() if f.has_monitor else ("lock_free/more.c",))] if f.is_virtual else []
        start = [f"memory/start_{f.backing}.c", f"memory/back_{f.backing}.c"] if f.owns_memory else []
        names += ["lock_free/open.c", *virtual, *start]
    elif f.is_chunked_heap:
        names += [f"store/need_chunked{'_full' if f.is_noted else ''}.c", "memory/chunk_begin.h", "memory/chunks.c", "memory/chunk_links.c", "memory/grow.c", f"memory/grow_{'shared' if f.is_locked else 'alone'}.c", "memory/missing.c", "memory/start_chunked.c", "memory/back_chunked.c"]
    else:
        names.append("memory/open.c")
        if f.is_virtual:
            names += ["memory/commit.c", "memory/more.c", "memory/start_virtual.c", "memory/back_virtual.c"]
        elif f.backing == "heap":
            names += ["memory/start_heap.c", "memory/back_heap.c"]
    return tuple(_part(name, Place.PRIVATE) for name in names)


def _closing(f: Facts) -> tuple[Part, ...]:
    return (
        *((_part("api/scope_auto.h", Place.MACROS),) if f.has_marks else ()),
        *((_part("common/api/sited.h", Place.MACROS),) if f.has_sites else ()),
        *((_part("api/printf_sited.h", Place.MACROS),) if f.has_sites and f.is_bump else ()),
        _part("api/checks_title.c", Place.CHECKS),
        *(_part("api/element_checks.c", Place.CHECKS, element) for element in f.elements),
        _part("api/whole_checks.c", Place.CHECKS),
        *((_part("cached/hot.c", Place.CHECKS),) if f.is_cached else ()),
        *((_part("common/api/listed.c", Place.CHECKS),) if f.is_listed else ()),
        *((_part("common/api/rules.c", Place.CHECKS),) if f.has_monitor else ()),
        _part("common/api/link_check.c", Place.CHECKS),
    )
