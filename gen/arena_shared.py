"""Arenas that threads use at once without a lock: which templates stand in place of those for one thread at a time, and
the numbers and names in them."""

from __future__ import annotations

from collections.abc import Iterator

from gen.arena_facts import ElementFacts, Facts, erases, refused
from gen.arena_watch import watched_parts
from gen.steps import Steps, when

# A template, whether the fast path inlines it or calls it, and the element that it is for.
SharedPart = tuple[str, str, ElementFacts | None]

# The largest element that is a granule by itself: to it, everything else that is taken from the arena is rounded up.
LARGEST_GRANULE = 256

# The same words, broken where the line they stand in ends.
_RACES = "lost races, which *gave_up_ says."
_RACES_CHUNKED = "lost\n * races, which *gave_up_ says."
_RACES_VIRTUAL = "lost races, which\n * *gave_up_ says."


def interface_parts(f: Facts) -> dict[str, str]:
    """Functions of the interface that are others in this mode."""
    if f.is_cached:
        return {"api/stats_on.c": "cached/stats.c"}
    if not f.is_lock_free:
        return {}
    return {
        "api/trim_virtual.c": "lock_free/trim_virtual.c",
        "api/stats_on.c": "lock_free/stats.c",
        "api/verify.c": "lock_free/chunked/verify.c" if f.is_switched else "lock_free/verify.c",
        "api/trim_chunked.c": "lock_free/chunked/trim.c",
    }


def parts_lock_free(f: Facts) -> Iterator[SharedPart]:
    """How the cursor moves, as one word that every thread moves by itself."""
    kind, growing = "bump" if f.is_bump else "stack", "_virtual" if f.is_virtual else ""
    own = "lock_free/chunked" if f.is_switched else "lock_free"
    layout = "chunked" if f.is_switched else "flat"
    watched = watched_parts(f)
    take = f"{own}/take_element.h"
    for element in f.elements:
        yield watched.get(take, take), "near", element
    for element in f.dropped:
        yield "store/drop_one.c", "private", element
    can_fail = bool(refused(f))
    drop_can_fail = any(element in f.dropped for element in refused(f))
    tries = "_tries" if f.gives_up else ""
    obtain = "lock_free/obtain_tries.c" if f.gives_up else f"{own}/obtain{growing}.c" if growing or f.is_switched else "store/obtain.c"
    parts: tuple[tuple[bool, str, str], ...] = (
        (True, f"lock_free/pad_{kind}.h", "near"),
        (f.is_switched, "memory/chunk_begin.h", "near"),
        (True, f"{own}/cursor.h", "near"),
        (True, f"lock_free/cursor_take{'_once' if tries else ''}.h", "near"),
        (True, "store/block.h", "near"),
        (True, f"{own}/nothing.h", "near"),
        (f.is_switched, "lock_free/chunked/taken.h", "near"),
        (True, f"{own}/position.h", "near"),
        (True, "store/judge.h", "near"),
        (True, "store/return_to.h", "near"),
        (True, "lock_free/raise_peak.h", "near"),
        (f.is_switched and f.has_monitor, "lock_free/chunked/monitor/held_move.h", "near"),
        (True, f"{own}/move.h", "near"),
        (f.is_switched, "lock_free/chunked/lower.c", "far"),
        (f.has_stats, "lock_free/stats_live.h", "near"),
        (can_fail or not f.is_bump, f"{own}/undo.h", "near"),
        (not f.is_bump, f"{own}/pop.h", "near"),
        (True, "store/refuse_size.c", "far"),
        (True, "lock_free/monitor/slow_take.c" if f.has_monitor else f"lock_free/slow_take{tries}.c" if tries else "store/slow_take.c", "far"),
        (f.is_virtual and not f.has_monitor, "lock_free/overshot_virtual.c", "far"),
        (can_fail, f"{own}/give_back.c", "far"),
        (bool(f.dropped), "lock_free/made.c", "far"),
        (drop_can_fail, "store/forget_made.c", "far"),
        (bool(f.dropped), "lock_free/is_unmade.c", "far"),
        (f.pops_wait, "store/pop_made.c", "far"),
        (f.pops_wait, "lock_free/give_back_ended.c", "far"),
        (f.pops_wait and not f.is_switched, "lock_free/pop_unmade.c", "far"),
        (f.pops_wait and f.is_switched, "lock_free/chunked/undo_ended.c", "private"),
        (f.pops_wait and bool(f.elements[0].name), "store/made_bytes.c", "private"),
        (bool(f.dropped), "store/drops.c", "private"),
        (bool(f.dropped), "lock_free/sort_made.c", "private"),
        (bool(f.dropped) and bool(f.elements[0].name), "store/drop_switch.c", "private"),
        (bool(f.dropped), f"store/position_of_{layout}.c", "private"),
        (bool(f.dropped) and f.is_switched, "lock_free/chunked/place.c", "private"),
        (f.is_switched and not f.has_monitor, "lock_free/chunked/is_in_use.c", "far"),
        (f.is_switched, "lock_free/chunked/step_back.c", "far"),
        (f.is_switched and (can_fail or not f.is_bump), "lock_free/chunked/undo_before.c", "far"),
        (f.is_switched, "lock_free/chunked/close_chunk.c", "private"),
        (f.is_switched, "lock_free/chunked/open_chunk.c", "private"),
        (f.is_switched, "lock_free/chunked/chunks.c", "private"),
        (f.is_switched, "lock_free/chunked/go_on.c", "private"),
        (f.is_switched and f.has_monitor, "lock_free/monitor/judged_take.c", "private"),
        (erases(f), f"store/erase_{'wipe' if f.s.flag('wipe_on_free') else 'fill'}.c", "far"),
        (not f.has_monitor, obtain, "private"),
        (f.has_monitor and not f.is_switched, "lock_free/monitor/take_at.c", "private"),
        (f.has_monitor and not f.is_switched, "lock_free/monitor/judged_take.c", "private"),
        (True, f"store/make_room{'_chunked' if f.is_switched else ''}.c", "private"),
        (True, f"{own}/resize_newest.c", "private"),
        (True, f"store/run_from_{layout}.c", "private"),
        (True, f"{own}/left.c" if f.is_switched else "store/left_flat.c", "private"),
        (f.has_stats, "lock_free/count_resized.c", "private"),
        (f.has_stats, "lock_free/stats_resized.c", "private"),
        (f.is_checked, "store/owns.c", "private"),
        (f.is_checked, "common/api/name.c", "private"),
        (f.is_bump, "store/copy_text.c", "private"),
    )
    yield from ((watched.get(name, name), where, None) for holds, name, where in parts if holds)


def parts_cached(f: Facts) -> Iterator[SharedPart]:
    """How each thread moves a cursor of its own, and gets blocks from a shared one."""
    layout = "chunked" if f.is_chunked_heap else "flat"
    chunked = "_chunked" if f.is_chunked_heap else ""
    can_fail = refused(f)
    for element in f.elements:
        yield "cached/take_element.h", "near", element
    for element in f.dropped:
        yield "store/drop_one.c", "private", element
    parts: tuple[tuple[bool, str, str], ...] = (
        (True, "cached/cache_take.h", "near"),
        (True, "store/block.h", "near"),
        (True, f"store/nothing_{layout}.h", "far"),
        (True, "store/refuse_size.c", "far"),
        (True, "store/slow_take.c", "far"),
        (bool(f.dropped), "cached/made.c", "far"),
        (bool(f.dropped), "cached/made_newest.c", "private"),
        (any(element in f.dropped for element in can_fail), "store/forget_made.c", "far"),
        (bool(can_fail), "cached/give_back.c", "far"),
        (True, "store/cursor_take_bump.h", "private"),
        (True, "store/pad_bump.h", "private"),
        (True, f"store/position_{layout}.h", "private"),
        (f.has_allowance, "monitor/allow_counted.h", "private"),
        (True, f"store/lower_{layout}.h", "private"),
        (True, "store/newest.h", "private"),
        (bool(can_fail), "store/undo.h", "private"),
        (bool(f.dropped), "store/drops.c", "private"),
        (bool(f.dropped) and bool(f.elements[0].name), "store/drop_switch.c", "private"),
        (bool(f.dropped), f"store/position_of_{layout}.c", "private"),
        (erases(f), f"store/erase_{'wipe' if f.s.flag('wipe_on_free') else 'fill'}.c", "private"),
        (True, "cached/obtain.c", "private"),
        (True, f"store/make_room{chunked}.c", "private"),
        (True, "cached/newest.c", "private"),
        (True, "cached/cache.c", "private"),
        (True, "cached/sums.c", "private"),
        (True, f"store/run_from_{layout}.c", "private"),
        (True, f"store/left_{layout}.c", "private"),
        (f.has_stats, "cached/totals.c", "private"),
        (f.has_stats, "cached/count_set.c", "private"),
        (f.has_stats and bool(can_fail), "cached/count_undone.c", "private"),
        (f.has_stats, "store/count_resized.c", "private"),
        (f.is_checked, "store/owns.c", "private"),
        (f.is_checked, "common/api/name.c", "private"),
        (True, "store/copy_text.c", "private"),
    )
    yield from ((name, where, None) for holds, name, where in parts if holds)


def steps_lock_free(f: Facts) -> dict[str, Steps]:
    """How the cursor is moved where threads try that at once."""
    layout = "chunked" if f.is_switched else "virtual" if f.is_virtual else "flat"
    return {
        "take_reach": ("take_reach",),
        "tried": (f"tried_{layout}",),
        "pop_newest": when(bool(f.dropped), "pop_newest"),
        "undo_pop": (f"pop_{'unmade' if f.dropped else 'undo'}{'_chunked' if f.is_switched else ''}",),
        "resize_unmade": when(bool(f.dropped), "resize_unmade"),
        "undone_ended": when(f.has_group, "undone_ended"),
        "give_back_uncovered": when(f.pops_wait and f.is_lock_free, "give_back_uncovered"),
        "give_back_uncovered_none": when(f.pops_wait and f.is_lock_free, "give_back_uncovered_none"),
    }


def values_lock_free(f: Facts) -> dict[str, object]:
    """What the templates that both kinds of arena share say otherwise here, or the same where it is not lock-free."""
    me = "bump_" if f.is_bump else "stack_"
    P, capacity = f.s.prefix, f.s.number("capacity")
    if not f.is_lock_free:
        return {
            "padding_now": f"{me}->padding_",
            "peak_now": f"{me}->peak_",
            "usage_now": f"{P}_element_bytes({me})" if f.is_cached else f"{P}_position({me}) - {me}->padding_",
            "used_now": f"{P}_taken({me})" if f.is_cached else f"{P}_position({me})",
            "left_now": f"{P}_left({me}) + {P}_resting({me})" if f.is_cached else f"{P}_left({me})",
            "run_from": "run_taken" if f.is_cached else "run_from",
            "take": "cache_take" if f.is_cached else "cursor_take",
            "cache_size": f.s.number("cache_size"),
            "unmade_here": f"(uintptr_t)block_ >= cache_->begin_ && !{P}_own_is_made({me}, cache_) && " if f.dropped else "",
            "unmade_newest": f"!{P}_top_is_made({me}) && " if f.dropped else "",
            "block_element": f"{P}_SPAN(sizeof({P}_any))",
            "storage_bytes": capacity,
            "too_short": "<= skipped_",
        }
    least = f.s.number("min_alloc_size") if f.is_bump else 1
    padding = f"typed_atomic_load(&{me}->padding_, TYPED_RELAXED)"
    return {
        "padding_now": padding,
        "peak_now": f"typed_atomic_load(&{me}->peak_, TYPED_RELAXED)",
        "usage_now": f"{P}_element_bytes({me})",
        "used_now": f"{P}_position({me})",
        "left_now": f"{P}_left({me})",
        "run_from": "run_from",
        "take": "cursor_take",
        "storage_bytes": f"{P}_SPAN({capacity})",
        "too_short": f"< skipped_ + {P}_GRANULE",
        "at_hand": f"typed_atomic_load(&{me}->committed_, TYPED_ACQUIRE)" if f.is_virtual else f"{me}->capacity_",
        "asked": f"TYPED_MOST((size_t)(bytes), (size_t){least})" if least > 1 else "(size_t)(bytes)",
        "granule": _granule(f, least),
        "granule_words": f"one element up to {LARGEST_GRANULE} bytes, else its alignment" if len(f.elements) == 1 else "the largest alignment of an element",
        "begin_of": "begin_" if f.is_switched else f"{me}->begin_",
        "cursor_of": "chunk_->cursor_" if f.is_switched else f"{me}->cursor_",
        "max_retries": f.s.number("max_retries"),
        "races_words": _RACES_CHUNKED if f.is_switched else _RACES_VIRTUAL if f.is_virtual else _RACES,
        "made_begin": f"{P}_place_of({me}, node_)" if f.is_switched else f"{P}_position_of({me}, node_)",
        "made_block": "node_" if f.is_switched else f"{P}_position_of({me}, node_)",
        **(_values_switched(f) if f.is_switched else {}),
    }


def values_ended(f: Facts) -> dict[str, object]:
    """How elements go back that pops have dropped, where they had to wait for what was allocated behind them."""
    P, me = f.s.prefix, "bump_" if f.is_bump else "stack_"
    if not f.dropped:
        return {}
    bytes_of = f"{P}_made_bytes(node_)" if f.elements[0].name else f"sizeof({f.dropped[0].T})"
    return {
        "bytes_of_node": bytes_of,
        "undo_node": f"{P}_undo_ended({me}, node_, {bytes_of})" if f.is_switched else f"{P}_undo({me}, node_->begin_, {bytes_of}, node_->end_ - node_->begin_)",
    }


def _values_switched(f: Facts) -> dict[str, object]:
    """Where chunks come one by one, all of them whole granules."""
    P, most = f.s.prefix, f.s.number("max_capacity")
    return {
        "chunk": f"{P}_SPAN({f.s.optional('chunk') or f.s.number('capacity')})",
        "whole_capacity": f"{P}_SPAN({most})",
        "grow_arguments": "bytes_, span_, align_",
    }


def _granule(f: Facts, least: int) -> str:
    """What the cursor moves by."""
    P = f.s.prefix
    if len(f.elements) > 1:
        return f"{P}_BLOCK_ALIGN"
    one_of = f.elements[0].T if f.dropped else f"{P}_any"  # not the note of a drop too
    bytes_ = f"sizeof({one_of})" if least == 1 else f"TYPED_MOST(sizeof({one_of}), (size_t){least})"
    one = f"TYPED_ALIGN_UP({bytes_}, {P}_BLOCK_ALIGN)"
    return f"({one} <= {LARGEST_GRANULE} ? {one} : {P}_BLOCK_ALIGN)"
