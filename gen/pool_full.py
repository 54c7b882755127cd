"""Pools with full checks: which templates stand in place of others.

Links, generations and records stand beside the elements, so that all of a free slot can be watched; free slots are a
queue, so that one is used again as late as possible; and where threads share the pool each call has it to itself.
"""

from __future__ import annotations

from collections.abc import Iterator

from gen.plan import Place
from gen.pool_facts import Facts


def interface_full(f: Facts) -> dict[str, str]:
    """Functions of the interface that are others with full checks."""
    return {
        "api/free_checked.h": "full/free.h",
        "api/verify_list.c": "full/verify_api.c",
        "lock_free/gave_up.c": "full/gave_up.c",
    }


def parts_full(f: Facts) -> Iterator[tuple[bool, str, Place]]:
    """How slots are found, taken and given; all of it in the source, as functions are out of line."""
    layout = "chunked" if f.is_chunked_heap else "embedded" if f.backing == "static" else "flat"
    # What alloc and free are made of when all is well.
    near, far = Place.PRIVATE_INLINE, Place.PRIVATE
    yield True, f"layout/{layout}.h", near
    yield f.is_chunked_heap, "layout/chunked_index.h", far
    yield True, "layout/ref_index.h", near
    yield True, "store/is_live_generation.h", near
    yield True, "full/list.h", near
    yield True, "full/guards.h", near
    yield True, "store/hand_out.h", near
    yield True, "full/obtain.h", near
    yield True, "store/hand_in.h", near
    yield True, "full/return.h", near
    yield True, "common/api/name.c", far
    yield True, "common/api/usable.h", far
    yield True, "api/alloc_slow.c", far
    yield True, "full/free_unsure.c", far
    yield f.is_sited, "full/at_slow.c", far
    yield f.can_trim, "full/give.c", far
    yield True, "full/lay.c", far
    yield True, "full/take.c", far
    yield True, "store/live_count.c", far
    yield f.notes_peak, "full/peak.c", far
    yield True, f"layout/covers_{'chunked' if f.is_chunked_heap else 'flat'}.h", far
    yield True, "full/withdraw.c", far
    yield True, "full/report.c", far
    yield True, "full/refuse.c", far
    yield True, "store/carve.c", far
    yield True, "store/carve_unretired.c", far
    yield True, "full/take_any.c", far
    yield True, "store/obtain_any.c", far
    yield True, "store/obtain_locked.c", far
    yield True, "full/put_run_back.c", far
    yield True, "store/obtain_run.c", far
    yield True, "store/return_run.c", far
    yield True, "full/verify.c", far
    yield f.drains_late, "full/drain.c", far
    yield True, "api/make_room.c", far
