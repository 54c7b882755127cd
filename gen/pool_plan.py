"""Settings of a pool to its Plan: which parts, in which order, and where they go.

Two axes cross here. How free slots are kept (`free_list`, and whether links are indices or addresses)
decides the store's parts; how threads share the pool decides the steps around them. Everything else
(counts, fills, statistics, generations) is a step in on_take, on_give and their neighbours.
"""

from __future__ import annotations

from gen.plan import File, Part, Place, Plan
from gen.pool_constants import constants_of
from gen.pool_facts import Facts, arrays_of, facts_of, runtime_of
from gen.pool_full import interface_full, parts_full
from gen.pool_shared import parts_cached, parts_lock_free, interface_parts, types_parts
from gen.pool_steps import how_handed_in, steps_of
from gen.pool_suite import suite_of
from gen.pool_words import words_of
from gen.settings import Settings


def plan_of(s: Settings) -> Plan:
    """The outline of a pool's header and source."""
    f = facts_of(s)
    values: dict[str, object] = {}
    values.update(constants_of(f))
    values.update(steps_of(f))
    values.update(words_of(f))
    values.update(suite_of(f))
    return Plan(
        prefix=s.prefix,
        spec_name=s.spec.file,
        decisions=s.decisions(),
        header=File(f"{s.prefix}.h", "file/header.h"),
        source=File(f"{s.prefix}.c", "file/source.c"),
        parts=(*_types(f), *_interface(f), *_store(f), *_memory(f), *_closing(f)),
        values=values,
        suite=File(f"test_{s.prefix}.c", "conformance/pool.c"),
        runtime=runtime_of(f),
    )


def _part(template: str, place: Place) -> Part:
    return Part(template if template.startswith("common/") else f"pool/{template}", place)


def _types(f: Facts) -> tuple[Part, ...]:
    return tuple(_part(name, Place.TYPES) for name in ("types.h", *types_parts(f), *(("common/api/groups.h",) if f.has_group else ()), "struct.h", "common/api/link_check.h"))


def _interface(f: Facts) -> tuple[Part, ...]:
    """The functions that programs call, in the order of the header."""
    fast = Place.INLINE if f.is_inline else Place.EXTERN
    checked = "checked" if f.is_checked else "plain"
    has_init, has_drop = f.s.of_element("init") is not None, f.s.of_element("drop") is not None
    delete = "api/delete_plain.h" if not has_drop else "api/delete_checked.h" if f.is_checked else "api/delete_unchecked.h"
    chunked = f.s.text("growth") == "chunked"
    init = {
        "heap": ("common/api/init_capacity_first.h", "api/init_capacity_heap.h", "common/api/init_with.h"),
        "virtual": ("common/api/init_capacity_first.h", f"api/init_capacity_virtual{'_chunked' if chunked else ''}.h"),
        "static": ("api/init_static.h",),
        "buffer": ("api/init_buffer.h",),
    }[f.backing]
    own = interface_full(f) if f.is_full else interface_parts(f)
    reserve = "chunked" if f.is_chunked_heap else "virtual" if f.is_virtual else "fixed"
    verify = "common/api/verify_none.c" if not f.is_checked else "api/verify_bitmap.c" if f.is_bitmap else "api/verify_fenced.c" if f.is_fenced else "api/verify_walked.c" if f.is_walked else "api/verify_list.c"
    slow = Place.EXTERN
    alloc, free = ("api/alloc.h", fast), (f"api/free_{checked}.h", fast)
    new = ("api/new_hook.h" if has_init else "api/new_plain.h", fast)
    # Attributes of what allocates name what takes it back, where that is not inline.
    paired = ((free, (delete, fast), *_when(f.is_sited, ("full/free_at.h", slow)), alloc, new)) if not f.is_inline else (alloc, free, new, (delete, fast))
    return tuple(
        _part(own.get(name, name), place)
        for name, place in (
            *paired,
            ("api/alloc_bulk.h", slow),
            (f"api/free_bulk_{checked}.h", slow),
            *((name, slow) for name in init),
            ("api/destroy.c", slow),
            ("api/reset.c", slow),
            ("api/trim.c" if f.can_trim else "api/trim_nothing.c", slow),
            (f"api/reserve_{reserve}.c", slow),
            ("api/capacity.c", slow),
            ("api/figures_walked.c" if f.is_walked else "api/figures_counted.c", slow),
            ("api/usage_walked.c" if f.is_walked else "api/usage_counted.c", slow),
            ("api/stats_on.c" if f.s.flag("track_stats") else "common/api/stats_off.c", slow),
            ("api/contains.c", slow),
            (verify, slow),
            ("common/api/settings.c", slow),
            *_when(bool(f.s.of_element("hook_context")), ("common/api/set_context.c", slow)),
            ("api/thread_flush.h", slow),
            *_when(f.gives_up, ("lock_free/gave_up.c", slow)),
            *_when(f.is_full and not f.has_lock, ("common/api/rebind_thread.c", slow)),
            *_when(f.has_leaks, ("tracking/api.c", slow)),
            *_when(f.has_monitor, ("common/api/on_pressure.c", slow)),
            *_when(f.is_sited, ("full/alloc_at.h", slow)),
            ("api/box.h", Place.INLINE if f.is_inline else slow),
            (f"api/box_take_{checked}.h", Place.INLINE if f.is_inline else slow),
            *_when(f.has_handles, ("api/handle.h", slow)),
            *_when(f.s.flag("iterate"), ("api/foreach_api.c", slow)),
        )
    )


def _when(condition: bool, *parts: tuple[str, Place]) -> tuple[tuple[str, Place], ...]:
    return parts if condition else ()


def _store(f: Facts) -> tuple[Part, ...]:
    """How slots are found, taken and given: what the interface is made of."""
    near = Place.INTERNAL_INLINE if f.is_inline else Place.PRIVATE
    tracking = (_part("tracking/note_taken.h", near),) if f.has_records and not f.is_full else ()
    named = (_part("common/api/name.c", Place.PRIVATE),) if f.has_leaks or f.has_monitor else ()
    monitor = tuple(
        _part(name, Place.PRIVATE)
        for holds, name in (
            (f.has_allowance and f.has_lock, "monitor/fits_counted.c" if f.is_full or f.is_bitmap or f.is_cached else "monitor/fits_listed.c"),
            (f.has_monitor, "monitor/grant_fenced.c" if f.is_fenced else "monitor/grant.c" if f.has_allowance else "monitor/grant_lock_free.c"),
            (f.has_allowance, "monitor/allowance.c" if f.has_group else "monitor/forget.c"),
            (f.has_monitor, "monitor/make_room.c"),
        )
        if holds
    )
    if f.is_full:
        return (*(_part(name, place) for holds, name, place in parts_full(f) if holds), *tracking, *monitor)
    return (*(_store_shared(f) if f.is_shared else _store_alone(f)), *tracking, *named, *monitor)


def _store_alone(f: Facts) -> tuple[Part, ...]:
    """The same where one thread at a time uses the pool."""
    near = Place.INTERNAL_INLINE if f.is_inline else Place.PRIVATE
    layout = "chunked" if f.is_chunked_heap else "embedded" if f.backing == "static" else "flat"
    index_near = Place.INTERNAL if f.is_chunked_heap and f.is_inline else near
    take_any = "bitmap_any.c" if f.is_bitmap else "intrusive_any.c" if f.is_checked and f.is_intrusive else "take_or_carve.c"
    live = (
        "is_live_generation" if f.has_handles
        else "is_live_bitmap" if f.is_bitmap
        else "is_live_indexed" if not f.is_intrusive
        else "is_live_bits" if f.has_live_bits
        else "is_known_address" if f.links_addresses
        else "is_known"
    )
    needs_live = f.is_checked or f.has_leaks or f.s.flag("iterate") or f.has_handles or f.has_drop_on_reset or (f.can_trim and f.knows_live)
    on_take = f.counts_live or f.notes_slots or f.s.flag("track_stats")
    return tuple(
        _part(name, place)
        for name, place in (
            (f"layout/{layout}.h", near),
            *_when(f.is_chunked_heap, ("layout/chunked_index.h", index_near)),
            ("layout/ref_address.h" if f.links_addresses else "layout/ref_index.h", near),
            *((name, near) for name in _list(f)),
            *_when(f.is_bitmap and (f.is_checked or not f.is_counted or (needs_live and not f.has_handles)), ("store/bitmap_bits.h", near)),
            *_when(not f.is_walked, (f"store/live_count{'' if f.is_counted else '_bitmap'}.c", Place.PRIVATE)),
            *_when(needs_live, (f"store/{live}.h", near)),
            *_when(on_take, (f"store/hand_out{'' if f.notes_slots else '_counts'}.h", near)),
            *_when(not f.marks_free, (f"store/hand_in{how_handed_in(f)}.h", near)),
            *_when(f.marks_free, ("store/bitmap_mark.h", near), ("store/bitmap_mark_far.c", Place.INTERNAL if f.is_inline else Place.PRIVATE)),
            *_when(f.is_bitmap, ("store/bitmap_far.c", Place.INTERNAL if f.is_inline else Place.PRIVATE)),
            *_when(f.reads_first, (f"store/{'address' if f.links_addresses else 'intrusive'}_give.c", Place.PRIVATE)),
            ("store/obtain.h", near),
            ("store/return_bitmap.h" if f.marks_free else "store/return_checked.h" if f.is_checked else "store/return_plain.h", near),
            ("api/alloc_slow.c", Place.INTERNAL if f.is_inline else Place.PRIVATE),
            *_when(f.is_checked, (f"api/refuse_{'live' if f.knows_live or f.counts_given else 'known'}.c", Place.INTERNAL if f.is_inline else Place.PRIVATE)),
            *_when(f.is_checked, ("common/api/name.c", Place.PRIVATE)),
            *_when(f.is_checked, (f"layout/covers_{'chunked' if f.is_chunked_heap else 'flat'}.h", Place.PRIVATE)),
            ("store/carve.c", Place.PRIVATE),
            *_when(f.has_handles, ("store/carve_unretired.c", Place.PRIVATE)),
            (f"store/{take_any}", Place.PRIVATE),
            ("store/obtain_any.c", Place.PRIVATE),
            ("store/obtain_locked.c", Place.PRIVATE),
            (f"store/put_run_back{'_retired' if f.has_handles else ''}.c", Place.PRIVATE),
            ("store/obtain_run.c", Place.PRIVATE),
            *_when(f.is_checked, ("store/return_run.c", Place.PRIVATE)),
            *_when(f.is_checked and f.is_intrusive, (f"store/drop_damaged_{'walked' if f.is_walked else 'list'}.c", Place.PRIVATE)),
            ("api/make_room.c", Place.PRIVATE),
        )
    )


def _list(f: Facts) -> tuple[str, ...]:
    """Where free slots are kept, and how one is put there and taken."""
    if f.is_bitmap:
        return ("store/bitmap.h",)
    if not f.is_intrusive:
        return ("store/indexed.h",)
    if not f.links_addresses:
        return ("store/intrusive_index.h",)
    # Where nothing comes between reading the head and linking, a slot that comes back is given as any other.
    return ("store/address_link.h", "store/address_link_in.h", *(() if f.reads_first else ("store/address_give.c",)), "store/address_take.h")


def _store_shared(f: Facts) -> tuple[Part, ...]:
    """The same where threads use the pool at once."""
    near = Place.INTERNAL_INLINE if f.is_inline else Place.PRIVATE
    far = Place.INTERNAL if f.is_inline else Place.PRIVATE
    # Which of these functions the fast path inlines, and which it calls.
    places = {"near": near, "far": far, "find": far if f.is_chunked_heap else near, "private": Place.PRIVATE}
    parts = parts_cached if f.is_cached else parts_lock_free
    return tuple(_part(name, places[place]) for holds, name, place in parts(f) if holds)


def _has_room(f: Facts) -> str:
    """How it is told whether a pool that grows has room; a list may be damaged, so that counts do not say it."""
    listed = not f.is_bitmap and not f.links_addresses
    return "full/has_room.c" if f.is_full else "memory/has_room_listed.c" if listed else "memory/has_room.c"


def _memory(f: Facts) -> tuple[Part, ...]:
    """Where slots come from and go to."""
    names = ["memory/clear_static.c" if f.backing == "static" else "memory/clear.c"]
    if f.backing != "static" and not f.is_chunked_heap and arrays_of(f):
        names.append("memory/place.c")
    if f.is_chunked_heap:
        shared = "_shared" if f.is_shared else ""
        grow = "lock_free/grow.c" if f.is_lock_free else "cached/grow.c" if f.is_cached else "memory/grow.c"
        names += [f"memory/chunk_list{shared}.c", "memory/committed.c", "memory/add_memory.c", *(() if f.is_shared else (_has_room(f),)), grow, "memory/start_chunked.c", "memory/back_chunked.c", "memory/give_back_chunked.c"]
    elif f.is_virtual:
        names += ["memory/commit.c", "memory/start_virtual.c", "memory/back_virtual.c", "memory/give_back_virtual.c"]
    elif f.backing == "heap":
        names += ["memory/start_heap.c", "memory/back_heap.c"]
    else:
        names += ["memory/capacity_of.c"] if f.backing == "buffer" else []
    if f.is_cached:
        names += ["memory/carved.c", "cached/relist.c", "memory/compact_marks.c"] if f.can_trim else []
    elif f.can_trim and f.knows_live:
        names.append("memory/compact_live.c")
    elif f.can_trim:
        names += ["memory/carved.c", "memory/relist.c", "memory/compact_marks.c"]
    if f.s.flag("iterate"):
        names += ["memory/carved.c", "api/foreach.c"]
    if f.has_drop_on_reset:
        names.append("memory/drop_live.c")
    if f.has_leaks:
        names += [*(("tracking/slot_point.c",) if f.is_full else ()), "tracking/gather.c", *(() if f.has_drop_on_reset else ("tracking/at_end.c",))]
    return tuple(_part(name, Place.PRIVATE) for name in names)


def _closing(f: Facts) -> tuple[Part, ...]:
    return (
        _part("api/box_auto.h", Place.MACROS),
        *((_part("common/api/sited.h", Place.MACROS),) if f.has_sites else ()),
        _part("api/compile_checks.c", Place.CHECKS),
        *((_part("cached/hot.c", Place.CHECKS),) if f.is_cached else ()),
        *((_part("common/api/listed.c", Place.CHECKS),) if f.is_listed else ()),
        *((_part("common/api/rules.c", Place.CHECKS),) if f.has_monitor else ()),
        _part("common/api/link_check.c", Place.CHECKS),
    )
