"""Pools with full checks count free slots, and tell from them how many are live and how many ever were: exactly, also when slots are
carved, withdrawn, retired, trimmed and reset between. So is what is live since any leak point."""

from __future__ import annotations

from pathlib import Path

import pytest

from .programs import build, emit, passes

CHUNKED = 'growth = "chunked"\ncapacity = 8\nchunk = 8\nmax_capacity = 96'
POOLS = {
    "flat": "capacity = 96",
    "quarantine": "capacity = 96\ntracking.quarantine = 5",
    "long_quarantine": "capacity = 96\ntracking.quarantine = 200",
    "tracked": "capacity = 96\ntracking.quarantine = 16\ntracking.leaks = true\ntracking.call_sites = true",
    "chunked": CHUNKED,
    "chunked_quarantine": f"{CHUNKED}\ntracking.quarantine = 7",
    "virtual": 'backing = "virtual"\ncapacity = 96\ntracking.quarantine = 3\ntracking.leaks = true',
    "static": 'backing = "static"\ncapacity = 96\ntracking.quarantine = 1\ntracking.leaks = true',
    "handles": "capacity = 96\nhandles = true\ntracking.quarantine = 2",
    "mutex": 'thread_safety = "mutex"\ncapacity = 96',
    "thread_cached": f'thread_safety = "thread-cached"\n{CHUNKED}\ntracking.quarantine = 4\ntracking.leaks = true',
    "lock_free": 'thread_safety = "lock-free"\ncapacity = 96\ntracking.quarantine = 4',
    "limit": f"{CHUNKED}\nmonitor.hard_limit = 5120\ntracking.quarantine = 4",  # 80 elements
    "group": 'capacity = 96\nmonitor.hard_limit = 5120\nmonitor.group = "all"',
}

WALK = """
#include "typed_pool_own.h"
static typed_pool_own pool;
static unsigned faults;
static void note(const typed_fault *fault, void *ctx)
{
    (void)fault, (void)ctx;
    faults++;
}
static unsigned long seed;
static unsigned draw(unsigned below)
{
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)(seed >> 33) % below;
}
static struct own *live[128], *gone[128];
static unsigned long born[128];
static size_t live_count, gone_count;
static unsigned long made, taken, peak, kinds[10];
static size_t point_count;

static void got(struct own *object)
{
    live[live_count] = object;
    born[live_count++] = made++;
    taken++;
}
static struct own *one_of_live(void)
{
    const size_t at = draw((unsigned)live_count);
    struct own *object = live[at];
    live[at] = live[--live_count];
    born[at] = born[live_count];
    gone[gone_count < 128 ? gone_count++ : draw(128)] = object;
    return object;
}
/* Take an element as if its slot had been used as often as one can be. */
static struct own *old_one(void)
{
    uint32_t before[96];
    const uint32_t carved = pool.carved_;
    for (uint32_t slot = 0; slot < carved; slot++) {
        before[slot] = pool.records_[slot].generation_;
    }
    struct own *object = typed_pool_own_alloc(&pool);
    for (uint32_t slot = 0; object != NULL && slot < pool.carved_; slot++) {
        uint32_t *now = &pool.records_[slot].generation_;
        if ((slot >= carved || *now != before[slot]) && *now % 2 != 0) {
            *now = typed_pool_own_GENERATION_RETIRED - 1;
        }
    }
    return object;
}
#ifdef POINTS
/* Leak points, and how many elements had been made at each. */
static uint64_t points[64];
static unsigned long made_at[64];
static FILE *nowhere;
#endif
static void step(void)
{
    struct own *run[24];
    const unsigned what = draw(100);
    if (what < 40) {
        struct own *object = typed_pool_own_alloc(&pool);
        if (object != NULL) {
            got(object);
        }
        kinds[0] += object == NULL;
    } else if (what < 70) {
        if (live_count > 0) {
            typed_pool_own_free(&pool, one_of_live());
        }
    } else if (what < 80) {
        const size_t wanted = draw(24);
        const size_t had = typed_pool_own_alloc_bulk(&pool, run, wanted);
        CHECK(had == wanted || had == 0);
        for (size_t i = 0; i < had; i++) {
            got(run[i]);
        }
        kinds[1] += had != wanted;
    } else if (what < 88) {
        size_t count = 0;
        for (const size_t wanted = draw(24); count < wanted && live_count > 0; count++) {
            run[count] = one_of_live();
        }
        typed_pool_own_free_bulk(&pool, run, count);
    } else if (what < 90) {
        typed_pool_own_reset_stats(&pool);
        taken = peak = live_count;
    } else if (what < 92) {
        (void)typed_pool_own_trim(&pool, draw(64) * 64);
    } else if (what == 92 && draw(8) == 0) {
        typed_pool_own_reset(&pool);
        live_count = gone_count = 0;
    } else if (what == 93 && live_count > 0 && draw(4) == 0) { /* an overflow: what comes back is withdrawn */
        struct own *object = one_of_live();
        object->bytes[64] = 1;
        const unsigned before = faults;
        typed_pool_own_free(&pool, object);
        CHECK(faults == before + 1);
        kinds[2]++;
    } else if (what == 94 && gone_count > 0 && typed_pool_own_contains(&pool, gone[gone_count - 1]) && draw(4) == 0) {
        gone[gone_count - 1]->bytes[3] ^= 1; /* a late write; of one that is live again, nothing */
        kinds[3]++;
    } else if (what == 95 && draw(4) == 0) {
        struct own *object = old_one();
        if (object != NULL) {
            got(object);
            peak = live_count > peak ? live_count : peak;
            live_count--;
            typed_pool_own_free(&pool, object);
            kinds[4]++;
        }
    } else if (what == 96 && draw(16) == 0) { /* the list leads nowhere */
        pool.head_ = 1000;
        kinds[5]++;
    } else if (what == 97) {
        (void)typed_pool_own_verify(&pool);
    }
#ifdef POINTS
    if (what >= 98 && point_count < 64) {
        points[point_count] = typed_pool_own_leak_point(&pool);
        CHECK(points[point_count] > (point_count == 0 ? 0 : points[point_count - 1]));
        made_at[point_count++] = made;
    }
    if (point_count > 0 && draw(4) == 0) {
        const size_t since = draw((unsigned)point_count);
        size_t newer = 0;
        for (size_t i = 0; i < live_count; i++) {
            newer += born[i] >= made_at[since];
        }
        CHECK(typed_pool_own_report_leaks_since(&pool, points[since], nowhere) == newer);
    }
#endif
}
int main(void)
{
    typed_set_fault_handler(note, NULL);
#ifdef POINTS
    CHECK((nowhere = fopen("/dev/null", "w")) != NULL);
#endif
    for (unsigned long first = 1; first <= ROUNDS; first++) {
        seed = first;
        live_count = gone_count = taken = peak = point_count = 0;
        CHECK(typed_pool_own_init(&pool) == TYPED_OK);
        for (int i = 0; i < 400; i++) {
            step();
            typed_stats stats;
            peak = live_count > peak ? live_count : peak;
            CHECK(typed_pool_own_stats(&pool, &stats));
            CHECK(typed_pool_own_live(&pool) == live_count);
            CHECK(stats.allocated_bytes == live_count * sizeof(struct own));
            CHECK(stats.allocation_count == taken);
            CHECK(stats.peak_allocated_bytes == peak * sizeof(struct own));
            CHECK(typed_pool_own_available(&pool) + live_count <= typed_pool_own_capacity(&pool));
            CHECK(typed_pool_own_is_empty(&pool) == (live_count == 0));
        }
        typed_pool_own_reset(&pool);
        typed_pool_own_destroy(&pool);
    }
    for (int i = 0; i < 6; i++) {
        CHECK(kinds[i] > 0);
    }
#ifdef POINTS
    (void)fclose(nowhere);
#endif
    return 0;
}
"""


@pytest.mark.parametrize("keys", POOLS.values(), ids=POOLS.keys())
def test_what_is_live_and_ever_was_is_exact(tmp_path: Path, keys: str) -> None:
    mode = "" if "thread_safety" in keys else 'thread_safety = "single-threaded"\n'
    source = emit(tmp_path, "pool", f'checks = "full"\ntrack_stats = true\n{mode}{keys}')
    points = "#define POINTS\n" if "leaks" in keys else ""
    passes(build(tmp_path, points + WALK.replace("ROUNDS", "60"), source.name))
