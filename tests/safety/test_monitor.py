"""Monitored pools: limits that hold at every allocation, alone and in groups."""

from __future__ import annotations

from pathlib import Path

import pytest

from .programs import CORRUPT_LINKS, build, emit, passes

GROUPS = ["", 'monitor.group = "all"']
MODES = ("single-threaded", "mutex", "lock-free", "thread-cached")
POOL = '#include "typed_pool_own.h"\nstatic typed_pool_own pool;\nstatic struct own *objects[1000];\n'
HARD = """
int main(void)
{
    CHECK(typed_pool_own_init(&pool) == TYPED_OK);
    size_t live = 0;
    for (unsigned round = 0; round < 50; round++) {
        while (live < 1000 && (objects[live] = typed_pool_own_alloc(&pool)) != NULL) {
            live++;
        }
        CHECK(live == LIMIT / 64);
        CHECK(typed_pool_own_alloc(&pool) == NULL);
        CHECK(typed_pool_own_alloc_bulk(&pool, objects + live, 2) == 0);
        for (unsigned i = 0; i <= round && live > 0; i++) {
            typed_pool_own_free(&pool, objects[--live]);
        }
        if (round % 10 == 9) {
            typed_pool_own_reset(&pool);
            live = 0;
        }
    }
    typed_pool_own_destroy(&pool);
    return 0;
}
"""


@pytest.mark.parametrize("checks", ["none", "bounds", "full"])
@pytest.mark.parametrize("group", ["", 'monitor.group = "all"'])
@pytest.mark.parametrize(
    ("mode", "free_list"),
    [("thread-cached", "indexed"), ("lock-free", "indexed"), *((mode, kept) for mode in ("single-threaded", "mutex") for kept in ("intrusive", "bitmap", "indexed"))],
)
def test_a_hard_limit_holds_exactly(tmp_path: Path, mode: str, group: str, free_list: str, checks: str) -> None:
    source = emit(tmp_path, "pool", f'thread_safety = "{mode}"\ncapacity = 500\nfree_list = "{free_list}"\nchecks = "{checks}"\nmonitor.hard_limit = 6500\n{group}')
    passes(build(tmp_path, POOL + "#define LIMIT 6500\n" + HARD, source))


@pytest.mark.parametrize(("cc", "flags"), [("gcc", ()), ("gcc", ("-fsanitize=thread",)), ("clang", ("-fsanitize=thread",))])
@pytest.mark.parametrize("mode", ["mutex", "lock-free", "thread-cached"])
def test_a_hard_limit_holds_among_threads(tmp_path: Path, mode: str, cc: str, flags: tuple[str, ...]) -> None:
    source = emit(tmp_path, "pool", f'thread_safety = "{mode}"\ncapacity = 500\nmonitor.hard_limit = 6400')
    text = """
static size_t live_now, live_most;
static void *work(void *seed)
{
    struct own *mine[60];
    for (unsigned round = 0; round < 3000; round++) {
        size_t got = 0;
        while (got < 60 && (mine[got] = typed_pool_own_alloc(&pool)) != NULL) {
            got++;
            const size_t now = __atomic_add_fetch(&live_now, 1, __ATOMIC_RELAXED);
            size_t most = __atomic_load_n(&live_most, __ATOMIC_RELAXED);
            while (now > most && !__atomic_compare_exchange_n(&live_most, &most, now, 0, __ATOMIC_RELAXED, __ATOMIC_RELAXED)) {
            }
        }
        while (got > 0) {
            __atomic_sub_fetch(&live_now, 1, __ATOMIC_RELAXED);
            typed_pool_own_free(&pool, mine[--got]);
        }
    }
    return seed;
}
int main(void)
{
    CHECK(typed_pool_own_init(&pool) == TYPED_OK);
    pthread_t threads[4];
    for (int i = 0; i < 4; i++) {
        CHECK(pthread_create(&threads[i], NULL, work, NULL) == 0);
    }
    for (int i = 0; i < 4; i++) {
        CHECK(pthread_join(threads[i], NULL) == 0);
    }
    CHECK(live_most <= 100 && live_most > 0);
    CHECK(typed_pool_own_live(&pool) == 0);
    (void)objects;
    typed_pool_own_destroy(&pool);
    return 0;
}
"""
    passes(build(tmp_path, POOL + text, source, cc=cc, flags=flags))


def test_a_group_shares_a_limit_between_specs(tmp_path: Path) -> None:
    keys = 'thread_safety = "single-threaded"\ncapacity = 500\nmonitor.hard_limit = 6400\nmonitor.group = "shared"'
    one, other = emit(tmp_path, "pool", keys), emit(tmp_path, "pool", keys, name="other")
    text = """
#include "typed_pool_other.h"
static typed_pool_other another;
int main(void)
{
    CHECK(typed_pool_own_init(&pool) == TYPED_OK && typed_pool_other_init(&another) == TYPED_OK);
    for (int i = 0; i < 60; i++) {
        CHECK((objects[i] = typed_pool_own_alloc(&pool)) != NULL);
    }
    for (int i = 0; i < 40; i++) {
        CHECK(typed_pool_other_alloc(&another) != NULL);
    }
    CHECK(typed_pool_other_alloc(&another) == NULL && typed_pool_own_alloc(&pool) == NULL);
    typed_snapshot now;
    typed_pool_own_snapshot(&pool, &now);
    CHECK(now.charged == 6400 && now.usage.used == 60 * 64 && now.level == TYPED_PRESSURE_CRITICAL);
    typed_pool_own_free(&pool, objects[0]);
    CHECK(typed_pool_other_alloc(&another) != NULL && typed_pool_own_alloc(&pool) == NULL);
    typed_pool_other_destroy(&another);
    for (int i = 0; i < 41; i++) {
        CHECK(typed_pool_own_alloc(&pool) != NULL);
    }
    CHECK(typed_pool_own_alloc(&pool) == NULL);
    typed_pool_own_reset(&pool);
    CHECK(typed_group_shared.charged == 0);
    typed_pool_own_destroy(&pool);
    CHECK(typed_group_shared.charged == 0);
    return 0;
}
"""
    passes(build(tmp_path, POOL + text, one, other))


POOL_QUOTAS = """
#include "typed_pool_own.h"
static typed_pool_own pool;
static pthread_barrier_t barrier;
static void *work(void *seed)
{
    for (int life = 0; life < 1500; life++) {
        struct own *mine[8];
        (void)pthread_barrier_wait(&barrier);
        for (int i = 0; i < 4; i++) {
            mine[i] = typed_pool_own_alloc(&pool);
            CHECK(mine[i] != NULL);
        }
        CHECK(typed_pool_own_alloc_bulk(&pool, mine + 4, 3) == 3);
        (void)pthread_barrier_wait(&barrier);
        typed_pool_own_free_bulk(&pool, mine, 7);
    }
    return seed;
}
int main(void)
{
    CHECK(typed_pool_own_init(&pool) == TYPED_OK && pthread_barrier_init(&barrier, NULL, 4) == 0);
    pthread_t threads[4];
    for (int i = 0; i < 4; i++) {
        CHECK(pthread_create(&threads[i], NULL, work, NULL) == 0);
    }
    for (int i = 0; i < 4; i++) {
        CHECK(pthread_join(threads[i], NULL) == 0);
    }
    struct own *all[28];
    CHECK(typed_pool_own_alloc_bulk(&pool, all, 28) == 28 && typed_pool_own_alloc(&pool) == NULL);
    typed_pool_own_destroy(&pool);
    return 0;
}
"""


@pytest.mark.parametrize("level", ["", 'monitor.soft_limit = 640\nmonitor.on_high = "deny"\nmonitor.deny_above_high = 192'])
@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize(
    "memory", ["free_list = \"bitmap\"", "free_list = \"indexed\"", "backing = \"virtual\"", "checks = \"full\"", "growth = \"chunked\"\nmax_capacity = 9000\nchunk = 4"]
)
def test_nobody_is_refused_below_the_limit_of_a_pool(tmp_path: Path, memory: str, group: str, level: str) -> None:
    """The same of a pool under a lock: what one thread was granted may serve another, who then asks again."""
    keys = f'thread_safety = "mutex"\ncapacity = 100\n{memory}\nmonitor.hard_limit = {4 * 7 * 64}\nmonitor.on_critical = "callback"\n{group}\n{level}'
    keys += "" if level else '\nmonitor.on_high = "callback"'
    source = emit(tmp_path, "pool", keys)
    passes(build(tmp_path, POOL_QUOTAS, source))


DAMAGED = f"""
#include <unistd.h>
#include "typed_pool_own.h"
static typed_pool_own pool;
{CORRUPT_LINKS}""" + """
int main(void)
{
    typed_set_fault_handler(note, NULL);
    CHECK(typed_pool_own_init(&pool) == TYPED_OK);
    struct own *volatile late = typed_pool_own_alloc(&pool);
    CHECK(late != NULL && typed_pool_own_alloc(&pool) != NULL);
    typed_pool_own_free(&pool, late);
    memset(late->bytes, 0xEE, 8);
    (void)alarm(20);
    CHECK(typed_pool_own_alloc(&pool) == late);
    CHECK(typed_pool_own_alloc(&pool) != NULL && faults == 1);
    struct own *more[9];
    CHECK(typed_pool_own_alloc_bulk(&pool, more, 9) == 9 && faults == 1);
    typed_pool_own_destroy(&pool);
    return 0;
}
"""


@pytest.mark.parametrize("memory", ["", 'backing = "virtual"', 'growth = "chunked"\nmax_capacity = 9000\nchunk = 40'])
@pytest.mark.parametrize("mode", ["single-threaded", "mutex"])
def test_a_damaged_list_is_repaired_while_there_are_slots_that_were_never_handed_out(tmp_path: Path, mode: str, memory: str) -> None:
    """What a monitor allows is not to be had behind a damaged link, until that was reported."""
    source = emit(tmp_path, "pool", f'thread_safety = "{mode}"\ncapacity = 100\n{memory}\nmonitor.hard_limit = "1MiB"')
    passes(build(tmp_path, DAMAGED, source))


REFUSED = """
#include "typed_pool_first.h"
#include "typed_pool_second.h"
static typed_pool_first first;
static typed_pool_second second;
int main(void)
{
    struct own *taken[8];
    CHECK(typed_pool_first_init(&first) == TYPED_OK && typed_pool_second_init(&second) == TYPED_OK);
    for (size_t i = 0; i < 4; i++) {
        taken[i] = typed_pool_first_alloc(&first);
    }
    struct own *more[8];
    const size_t charged = typed_group_all.charged;
    CHECK(charged >= 4 * 64);
    CHECK(typed_pool_first_alloc_bulk(&first, more, 8) == 0); /* the limit allows it, but there are no more */
    CHECK(typed_group_all.charged == charged);
    for (size_t i = 4; i < 8; i++) {
        taken[i] = typed_pool_first_alloc(&first);
        CHECK(taken[i] != NULL);
    }
    CHECK(typed_pool_first_alloc(&first) == NULL && typed_pool_first_alloc(&first) == NULL);
    CHECK(typed_group_all.charged == 8 * 64);
    for (size_t i = 0; i < 8; i++) {
        typed_pool_first_free(&first, taken[i]);
    }
    typed_pool_first_thread_flush(&first);
    typed_pool_first_reset(&first); /* a lock-free pool gives back what it was charged then */
    CHECK(typed_group_all.charged == 0);
    for (size_t i = 0; i < 8; i++) {
        CHECK(typed_pool_second_alloc(&second) != NULL);
    }
    typed_pool_second_destroy(&second);
    typed_pool_first_destroy(&first);
    CHECK(typed_group_all.charged == 0);
    return 0;
}
"""


@pytest.mark.parametrize("checks", ["none", "full"])
@pytest.mark.parametrize("memory", ["", 'growth = "chunked"\nchunk = 4\nmax_capacity = 8', 'backing = "virtual"'])
@pytest.mark.parametrize("mode", MODES)
def test_what_is_refused_charges_a_group_nothing(tmp_path: Path, mode: str, memory: str, checks: str) -> None:
    """A request for which there is no memory was allowed first: the group has that back."""
    keys = f'thread_safety = "{mode}"\nchecks = "{checks}"\ncapacity = 8\n{memory}\nmonitor.group = "all"\nmonitor.hard_limit = 768'
    sources = [emit(tmp_path, "pool", keys, name) for name in ("first", "second")]
    passes(build(tmp_path, REFUSED, *sources))


# A callback that gives everything back, and says that this is no help.
UNHELPFUL = """
#include "typed_KIND_own.h"
static typed_KIND_own it;
static unsigned called, live;
#ifdef POOL
static struct own *held[100];
#endif
static bool relieve(typed_KIND_own *of, typed_pressure level, size_t bytes, void *ctx)
{
    CHECK(of == &it && level == TYPED_PRESSURE_HIGH && bytes >= 64 && ctx == NULL);
    called++;
#ifdef POOL
    typed_pool_own_free_bulk(of, held, live);
    typed_pool_own_thread_flush(of);
#else
    typed_KIND_own_reset(of);
#endif
    live = 0;
    return false;
}
int main(void)
{
    CHECK(typed_KIND_own_init(&it) == TYPED_OK);
    typed_KIND_own_on_pressure(&it, relieve, NULL);
    for (int i = 0; i < 500; i++) {
        struct own *got = typed_KIND_own_alloc(&it);
        CHECK(got != NULL && live < 12);
#ifdef POOL
        held[live] = got;
#endif
        live++;
    }
    CHECK(called > 40);
    typed_KIND_own_destroy(&it);
    return 0;
}
"""


@pytest.mark.parametrize("keys", ["", 'checks = "none"', 'checks = "full"', 'growth = "chunked"', "track_stats = true", 'monitor.group = "all"\nmonitor.hard_limit = 100000'])
@pytest.mark.parametrize(("kind", "mode"), [*(("pool", mode) for mode in MODES if mode != "lock-free"), ("bump", "single-threaded"), ("bump", "mutex"), ("stack", "mutex")])
def test_a_callback_that_frees_and_says_no_is_called_again(tmp_path: Path, kind: str, mode: str, keys: str) -> None:
    """What it freed is no allowance: the next allocations are judged by what is live then."""
    cached = "\ncache_size = 2" if mode == "thread-cached" else ""
    sizes = "capacity = 50000" if kind != "pool" else "capacity = 1000"
    grown = keys.replace('growth = "chunked"', f'growth = "chunked"\nmax_capacity = {50000 if kind != "pool" else 1000}')
    source = emit(tmp_path, kind, f'thread_safety = "{mode}"\n{sizes}{cached}\nmonitor.soft_limit = 640\nmonitor.on_high = "callback"\n{grown}')
    passes(build(tmp_path, UNHELPFUL.replace("KIND", kind), source, flags=("-DPOOL",) if kind == "pool" else ()))
