"""Pools that threads use at once: which templates stand in place of those for one thread at a time.

`lock-free` has a list with a tagged head; `thread-cached` has a cache for each thread before a pool under a lock. What
is slow (growth, trim, bulk calls that may have to give back) is under the pool's lock in both.
"""

from __future__ import annotations

from collections.abc import Iterator

from gen.pool_facts import Facts

# A condition, a template, and whether the fast path inlines it, calls it, or does not know of it.
SharedPart = tuple[bool, str, str]


def types_parts(f: Facts) -> tuple[str, ...]:
    """What stands before the pool's struct."""
    return ("cached/cache.h",) if f.is_cached else ()


def interface_parts(f: Facts) -> dict[str, str]:
    """Functions of the interface that are others in these modes."""
    if f.is_lock_free:
        return {
            "api/free_bulk_plain.h": "lock_free/free_bulk_plain.h",
            "api/verify_list.c": "lock_free/verify.c",
            "api/stats_on.c": "lock_free/stats.c",
        }
    if f.is_cached:
        return {
            "api/alloc.h": "cached/alloc.h",
            "api/contains.c": "cached/contains.c",
            "api/free_plain.h": "cached/free_plain.h",
            "api/free_checked.h": "cached/free_checked.h",
            "api/free_bulk_plain.h": "cached/free_bulk.h",
            "api/free_bulk_checked.h": "cached/free_bulk.h",
            "api/verify_list.c": "cached/verify.c",
            "api/stats_on.c": "cached/stats.c",
            "api/thread_flush.h": "cached/flush.h",
        }
    return {}


def _found(f: Facts) -> Iterator[SharedPart]:
    """How a slot is found by its index or its element."""
    layout = "chunked" if f.is_chunked_heap else "embedded" if f.backing == "static" else "flat"
    yield True, f"layout/{layout}.h", "near"
    yield f.is_chunked_heap, "layout/chunked_index_shared.h", "find"
    yield True, "layout/ref_index.h", "near"


def _refused(f: Facts, refuse: str) -> Iterator[SharedPart]:
    """What is said of a pointer that is not ours, and what is done when nothing is left."""
    yield f.is_checked, refuse, "far"
    yield f.is_checked, "common/api/name.c", "private"
    yield f.is_checked, f"layout/covers_{'chunked_shared' if f.is_chunked_heap else 'flat'}.h", "private"
    yield True, "api/make_room.c", "private"


def parts_lock_free(f: Facts) -> Iterator[SharedPart]:
    """A list with a tagged head."""
    tries = "_tries" if f.s.number("max_retries") > 0 else ""
    yield from _found(f)
    yield True, "lock_free/list.h", "near"
    yield True, "lock_free/give_again.c", "far"
    yield True, "lock_free/give_chain.c", "private"
    yield f.marks_live, "lock_free/is_live.h", "near"
    yield f.has_handles, "store/age_shared.h", "near"
    yield f.has_handles, "lock_free/retire.c", "far"
    yield f.s.flag("track_stats") or f.has_handles, f"store/hand_out{'' if f.notes_slots else '_counts'}.h", "near"
    yield True, "store/hand_in.h" if f.uses_object else "store/hand_in_slot.h", "near"
    yield True, "store/obtain.h", "near"
    yield True, "store/return_checked.h" if f.is_checked else "store/return_plain.h", "near"
    yield True, f"lock_free/alloc_slow{tries}.c", "far"
    yield from _refused(f, "api/refuse_live.c")
    yield True, f"lock_free/take_listed{tries}.c", "private"
    yield True, f"lock_free/carve{'_unretired' if f.has_handles else ''}.c", "private"
    yield True, "lock_free/take_any.c", "private"
    yield bool(tries), "lock_free/obtain_any_tries.c", "private"
    yield not tries, "store/obtain_any.c", "private"
    yield not tries, "lock_free/obtain_locked.c", "private"
    yield True, "lock_free/take_chain.c", "private"
    yield f.marks_live, "lock_free/mark_chain.c", "private"
    yield f.can_trim or f.has_monitor or not f.marks_live, "lock_free/next.h", "private"
    yield True, "lock_free/obtain_run.c", "private"
    yield True, f"lock_free/return_run_{'checked' if f.is_checked else 'plain'}.c", "private"
    yield True, f"lock_free/live_count{'' if f.marks_live else '_unmarked'}.c", "private"
    yield f.can_trim or f.has_monitor, "lock_free/listed.c", "private"
    yield f.is_chunked_heap, "lock_free/has_room.c", "private"
    yield f.is_virtual, "lock_free/grow_virtual.c", "private"


def parts_cached(f: Facts) -> Iterator[SharedPart]:
    """A cache for each thread, and a pool under a lock that fills them."""
    yield from _found(f)
    yield f.knows_live, "cached/is_live.h", "near"
    yield f.has_handles, "store/age_shared.h", "near"
    yield f.has_handles, "cached/retire.c", "far"
    yield f.is_checked and not f.knows_live, "cached/is_known.h", "near"
    yield True, "cached/alloc_slow.c", "far"
    yield True, "cached/free_slow.c", "far"
    yield from _refused(f, "cached/refuse_live.c" if f.knows_live else "cached/refuse.c")
    yield True, "cached/fetch.c", "private"
    yield True, "cached/make_place.c", "private"
    yield True, "cached/return_uncached.c", "private"
    yield True, "cached/obtain.c", "private"
    yield True, "cached/cache.c", "private"
    yield True, "cached/shared.c", "private"
    yield True, "cached/obtain_run.c", "private"
    yield True, "cached/recall.c", "private"
    yield f.counts_extra, "cached/extra.c", "private"
    yield True, "cached/live_count.c", "private"
