"""Pools with `bounds` whose list of free elements is damaged: where live elements are counted one that goes round, as elements came
back twice, is not followed for ever, and the figures stay within the capacity."""

from __future__ import annotations

from pathlib import Path

import pytest

from .programs import build, emit, passes

CHUNKED = 'capacity = 8\ngrowth = "chunked"\nmax_capacity = 40\nchunk = 8'
LIMIT = "monitor.hard_limit = 2240"  # 35 elements
# Pools with a list through the free elements and a count beside it.
POOLS = {
    "mutex": 'thread_safety = "mutex"\ncapacity = 40',
    "mutex_chunked": f'thread_safety = "mutex"\n{CHUNKED}',
    "mutex_virtual": 'thread_safety = "mutex"\nbacking = "virtual"\ncapacity = 40',
    "stats": "track_stats = true\ncapacity = 40",
    "static_pattern": 'backing = "static"\ntrack_stats = true\ndealloc_pattern = 0xDD\ncapacity = 40',
    "chunked": CHUNKED,
    "sites": "registry = true\ntracking.call_sites = true\ncapacity = 40",
    "far": "inline = false\ntrack_stats = true\ncapacity = 40",
    "limit": f'thread_safety = "mutex"\ncapacity = 40\n{LIMIT}',
    "limit_chunked": f"{CHUNKED}\n{LIMIT}",
    "system": f'{CHUNKED}\nmonitor.pressure = "system"',
    "group": f'capacity = 40\n{LIMIT}\nmonitor.group = "all"',
}
# Those that know which element is live refuse the second free.
KNOWN = {
    "iterate": 'thread_safety = "mutex"\niterate = true\ncapacity = 40',
    "leaks_chunked": f"{CHUNKED}\ntracking.leaks = true",
    "handles": "handles = true\ncapacity = 40",
}
# A trim follows the list also where nothing is counted.
TRIMMED = {
    "walked": 'backing = "virtual"\ncapacity = 40',
    "fenced": 'backing = "virtual"\ncapacity = 40\nmonitor.pressure = "system"',
    "counted": 'backing = "virtual"\ntrack_stats = true\ncapacity = 40',
    "sites": 'backing = "virtual"\ntracking.call_sites = true\ncapacity = 40',
    "chunked": CHUNKED,
}

BEGIN = """
#include "typed_pool_own.h"
static typed_pool_own pool;
static unsigned links, twice, foreign, others;
static const void *last;
static void note(const typed_fault *fault, void *ctx)
{
    (void)ctx;
    links += fault->kind == TYPED_FAULT_CORRUPT_LINK;
    twice += fault->kind == TYPED_FAULT_DOUBLE_FREE;
    foreign += fault->kind == TYPED_FAULT_FOREIGN_POINTER; /* from memory that was trimmed */
    others += fault->kind != TYPED_FAULT_CORRUPT_LINK && fault->kind != TYPED_FAULT_DOUBLE_FREE && fault->kind != TYPED_FAULT_FOREIGN_POINTER;
    last = fault->address;
}
static void begin(void)
{
    typed_set_fault_handler(note, NULL);
    CHECK(typed_pool_own_init(&pool) == TYPED_OK);
}
/* What always holds. */
static void hold(void)
{
    const size_t live = typed_pool_own_live(&pool), available = typed_pool_own_available(&pool);
    CHECK(live <= 40);
    CHECK(available <= 40 && live + available <= 40);
    CHECK(typed_pool_own_usage(&pool).used == live * sizeof(struct own));
}
/* After a reset everything is as ever. */
static void end(void)
{
    static struct own *all[40];
    typed_pool_own_reset(&pool);
    CHECK(typed_pool_own_verify(&pool) && typed_pool_own_live(&pool) == 0);
    links = twice = foreign = 0;
    size_t count = 0;
    while (count < 40 && (all[count] = typed_pool_own_alloc(&pool)) != NULL) {
        for (size_t i = 0; i < count; i++) {
            CHECK(all[i] != all[count]);
        }
        count++;
    }
    CHECK(count == MOST && typed_pool_own_alloc(&pool) == NULL);
    typed_pool_own_free_bulk(&pool, all, count);
    CHECK(typed_pool_own_verify(&pool) && links == 0 && twice == 0 && foreign == 0 && others == 0);
    typed_pool_own_destroy(&pool);
    CHECK(CHARGED == 0);
}
"""

CIRCLE = """
static void circle(bool bulk)
{
    struct own *volatile held[4];
    struct own *many[8];
    begin();
    for (int i = 0; i < 4; i++) {
        CHECK((held[i] = typed_pool_own_alloc(&pool)) != NULL);
    }
    typed_pool_own_free(&pool, held[0]);
    typed_pool_own_free(&pool, held[0]); /* its link leads to itself now */
    hold();
    CHECK(links == 0 && twice == 0 && typed_pool_own_live(&pool) == 2);
    if (bulk) {
        CHECK(typed_pool_own_alloc_bulk(&pool, many, 8) == 8);
    }
    size_t count = bulk ? 8 : 0;
    while (count < 100 && typed_pool_own_alloc(&pool) != NULL) {
        count++;
        hold();
    }
    /* Two were thought to be free; they come from the circle, the others are new. One at a time both are given out before it is
     * seen; a bulk that wants more than two takes neither. */
    const size_t left = bulk ? 36 : 38;
    CHECK(links == 1 && twice == 0 && count == (left < MOST - 2 ? left : MOST - 2));
    hold();
    end();
}
"""

MORE = """
static void more(void)
{
    struct own *volatile one, *volatile other;
    begin();
    CHECK((one = typed_pool_own_alloc(&pool)) != NULL && (other = typed_pool_own_alloc(&pool)) != NULL);
    typed_pool_own_free(&pool, one);
    typed_pool_own_free(&pool, one);
    hold();
    CHECK(twice == 0 && typed_pool_own_is_empty(&pool));
    typed_pool_own_free(&pool, one);
    CHECK(twice == 1 && last == one);
    typed_pool_own_free(&pool, other);
    CHECK(twice == 2 && last == other);
    struct own *both[] = {one, other};
    typed_pool_own_free_bulk(&pool, both, 2);
    CHECK(twice == 4 && foreign == 0 && others == 0 && typed_pool_own_live(&pool) == 0);
    hold();
    end();
}
"""

# Whatever a program does with elements that it had, in any order: links of free ones are only written by the pool.
WALK = """
static unsigned long seed;
static unsigned draw(unsigned below)
{
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)(seed >> 33) % below;
}
static void walk(void)
{
    static struct own *had[40];
    static struct own *run[48];
    size_t known = 0, most = 0;
    for (seed = 1; seed <= 10; seed++) {
        const unsigned long first = seed;
        known = 0;
        begin();
        for (int step = 0; step < 3000; step++) {
            const unsigned what = draw(20);
            if (what < 8) {
                struct own *got = typed_pool_own_alloc(&pool);
                if (got != NULL) {
                    CHECK(typed_pool_own_contains(&pool, got));
                    had[known < 40 ? known++ : draw(40)] = got;
                }
            } else if (what < 16 && known > 0) {
                typed_pool_own_free(&pool, had[draw((unsigned)known)]); /* live or not */
            } else if (what == 16) {
                const size_t wanted = draw(48);
                if (typed_pool_own_alloc_bulk(&pool, run, wanted) == wanted) {
                    for (size_t i = 0; i < wanted; i++) {
                        CHECK(typed_pool_own_contains(&pool, run[i]));
                    }
                    typed_pool_own_free_bulk(&pool, run, draw(2) == 0 ? wanted : wanted / 2);
                }
            } else if (what == 17) {
                (void)typed_pool_own_verify(&pool);
            } else if (what == 18) {
                (void)(draw(2) == 0 ? typed_pool_own_trim(&pool, 0) : (size_t)typed_pool_own_reserve(&pool, draw(41)));
            } else if (what == 19 && draw(50) == 0) {
                typed_pool_own_reset(&pool);
                CHECK(typed_pool_own_verify(&pool));
                known = 0;
            }
            hold();
            most = typed_pool_own_live(&pool) > most ? typed_pool_own_live(&pool) : most;
        }
        CHECK(others == 0);
        end();
        seed = first;
    }
    CHECK(most > 30);
}
"""


ALL = """
int main(void)
{
    circle(false);
    circle(true);
    more();
    walk();
    return 0;
}
"""
ONLY_WALK = """
int main(void)
{
    walk();
    return 0;
}
"""


TRIM = """
int main(void)
{
    struct own *held[6];
    begin();
    for (int i = 0; i < 6; i++) {
        CHECK((held[i] = typed_pool_own_alloc(&pool)) != NULL);
    }
    for (int i = 1; i < 5; i++) {
        typed_pool_own_free(&pool, held[i]);
    }
    (void)typed_pool_own_trim(&pool, 0);
    CHECK(links == 0 && typed_pool_own_verify(&pool)); /* the list leads from 1 to 4 now */
    memset(held[2], 'x', 8);
    (void)typed_pool_own_trim(&pool, 0);
    CHECK(links == 1 && typed_pool_own_verify(&pool));
    (void)typed_pool_own_trim(&pool, 0);
    CHECK(links == 1 && twice == 0);
    hold();
    size_t count = 0;
    while (count < 100 && typed_pool_own_alloc(&pool) != NULL) {
        count++;
    }
    CHECK(links == 1 && count == 36); /* two of four that were free are lost */
    end();
    return 0;
}
"""


def program(folder: Path, keys: str, text: str) -> Path:
    most = 35 if "hard_limit" in keys else 40
    charged = "typed_group_all.charged" if "group" in keys else "0"
    mode = "" if "thread_safety" in keys else 'thread_safety = "single-threaded"\n'
    source = emit(folder, "pool", f'{mode}checks = "bounds"\n{keys}')
    return build(folder, BEGIN + text, source, flags=(f"-DMOST={most}", f"-DCHARGED={charged}"))


@pytest.mark.parametrize("keys", POOLS.values(), ids=POOLS)
def test_what_came_back_twice_is_counted(tmp_path: Path, keys: str) -> None:
    """It can be handed out twice, but not for ever: once all are live, a list that goes on is damaged. Nor does more come back than
    was handed out."""
    passes(program(tmp_path, keys, CIRCLE + MORE + WALK + ALL))


@pytest.mark.parametrize("keys", KNOWN.values(), ids=KNOWN)
def test_figures_stay_within_the_capacity(tmp_path: Path, keys: str) -> None:
    passes(program(tmp_path, keys, WALK + ONLY_WALK))


@pytest.mark.parametrize("keys", TRIMMED.values(), ids=TRIMMED)
def test_a_trim_tells_of_a_damaged_list(tmp_path: Path, keys: str) -> None:
    passes(program(tmp_path, keys, TRIM))


# As if two threads had given one element back at the same moment: both saw that it was live.
AT_ONCE = """
int main(void)
{
    struct own *held[3], *many[3];
    begin();
    for (int i = 0; i < 3; i++) {
        CHECK((held[i] = typed_pool_own_alloc(&pool)) != NULL);
    }
    typed_pool_own_free(&pool, held[0]);
    pool.links_[0] = typed_pool_own_LINK_LIVE;
    typed_pool_own_free(&pool, held[0]);
    CHECK(twice == 0 && typed_pool_own_alloc_bulk(&pool, many, 3) == 3);
    for (int i = 0; i < 3; i++) {
        CHECK(many[i] == held[0]);
    }
    typed_pool_own_free_bulk(&pool, many, 3);
    CHECK(twice == 2 && others == 0);
    hold();
    end();
    return 0;
}
"""
# A trim looks through all that is free.
TRIMMED_TWICE = """
int main(void)
{
    begin();
    struct own *volatile one = typed_pool_own_alloc(&pool);
    CHECK(one != NULL && typed_pool_own_alloc(&pool) != NULL);
    typed_pool_own_free(&pool, one);
    typed_pool_own_free(&pool, one);
    typed_pool_own_thread_flush(&pool);
    CHECK(twice == 0 && typed_pool_own_live(&pool) == 0);
    (void)typed_pool_own_trim(&pool, 0);
    CHECK(!typed_pool_own_verify(&pool) && typed_pool_own_live(&pool) == 1);
    (void)typed_pool_own_trim(&pool, 0);
    CHECK(twice == 1 && others == 0);
    hold();
    end();
    return 0;
}
"""


@pytest.mark.parametrize("memory", ["", 'backing = "virtual"\n'], ids=["heap", "virtual"])
def test_what_threads_gave_back_at_once_leads_nowhere_else(tmp_path: Path, memory: str) -> None:
    passes(program(tmp_path, f'thread_safety = "lock-free"\n{memory}capacity = 40', AT_ONCE))


@pytest.mark.parametrize("monitor", ["", f'{LIMIT}\nmonitor.group = "all"'], ids=["alone", "group"])
def test_a_trim_finds_what_came_back_twice(tmp_path: Path, monitor: str) -> None:
    """No one looks through caches, but a trim does through the pool; a group is charged for nothing at the end."""
    passes(program(tmp_path, f'thread_safety = "thread-cached"\nbacking = "virtual"\ncapacity = 40\n{monitor}', TRIMMED_TWICE))


# A bulk that is not to be had carves nothing for good.
UNDONE = """
int main(void)
{
    struct own *held[40], *many[40];
    begin();
    for (int i = 0; i < 3; i++) {
        CHECK((held[i] = typed_pool_own_alloc(&pool)) != NULL);
    }
    typed_pool_own_free(&pool, held[2]);
    CHECK(typed_pool_own_alloc_bulk(&pool, many, 39) == 0);
    CHECK(typed_pool_own_contains(&pool, held[2]) && !typed_pool_own_contains(&pool, held[2] + 1));
    typed_pool_own_free(&pool, held[2] + 1);
    CHECK(foreign == 1 && twice == 0 && typed_pool_own_live(&pool) == 2 && typed_pool_own_available(&pool) == 38);
    CHECK(typed_pool_own_alloc_bulk(&pool, many, 38) == 38 && typed_pool_own_alloc(&pool) == NULL);
    hold();
    end();
    return 0;
}
"""


@pytest.mark.parametrize("mode", ["single-threaded", "mutex", "lock-free"])
@pytest.mark.parametrize("memory", ["", 'backing = "virtual"\n'], ids=["heap", "virtual"])
def test_a_bulk_that_is_not_to_be_had_hands_nothing_out(tmp_path: Path, memory: str, mode: str) -> None:
    passes(program(tmp_path, f'thread_safety = "{mode}"\n{memory}capacity = 40', UNDONE))
