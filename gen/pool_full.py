"""Pools with full checks: which templates stand in place of others.

Links, generations and records stand beside the elements, so that all of a free slot can be watched; free slots are a
queue, so that one is used again as late as possible; and where threads share the pool each call has it to itself.
"""

from __future__ import annotations

from collections.abc import Iterator

from gen.pool_facts import Facts


def interface_full(f: Facts) -> dict[str, str]:
    """Functions of the interface that are others with full checks."""
    return {
        "api/alloc.h": "full/alloc.h",
        "api/verify_list.c": "full/verify_api.c",
        "lock_free/gave_up.c": "full/gave_up.c",
    }


def parts_full(f: Facts) -> Iterator[tuple[bool, str]]:
    """How slots are found, taken and given; all of it in the source, as functions are out of line."""
    layout = "chunked" if f.is_chunked_heap else "embedded" if f.backing == "static" else "flat"
    yield True, f"layout/{layout}.h"
    yield f.is_chunked_heap, "layout/chunked_index.h"
    yield True, "layout/ref_index.h"
    yield True, "common/api/name.c"
    yield True, "common/api/usable.h"
    yield True, "full/list.h"
    yield True, "full/guards.h"
    yield True, "store/live_count.c"
    yield True, "store/is_live_generation.h"
    yield True, "store/hand_out.h"
    yield True, "store/hand_in.h"
    yield True, "full/return.h"
    yield True, f"layout/covers_{'chunked' if f.is_chunked_heap else 'flat'}.h"
    yield True, "full/withdraw.c"
    yield True, "full/report.c"
    yield True, "full/refuse.c"
    yield True, "store/carve.c"
    yield True, "store/carve_unretired.c"
    yield True, "full/take_any.c"
    yield True, "store/obtain_any.c"
    yield True, "store/obtain_locked.c"
    yield True, "full/put_run_back.c"
    yield True, "store/obtain_run.c"
    yield True, "store/return_run.c"
    yield True, "full/verify.c"
    yield True, "api/make_room.c"
