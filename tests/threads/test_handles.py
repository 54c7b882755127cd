"""Handles of pools that threads share: what they name, and slots that retire while threads fight for them, each after exactly
as many uses as it has left."""

from __future__ import annotations

from pathlib import Path

import pytest

from .test_pool_modes import COMPILERS, RUNTIME, START, build, emit, run_

USED_UP = (
    START
    + """
#include <sched.h>
enum { CAPACITY = 8, USES = 60, THREADS = 6, FAILURES = 100 };
static uint64_t shown[THREADS];
static long taken;

static void *use_up(void *argument)
{
    const size_t self = (size_t)argument;
    long mine = 0;
    for (int failures = 0; failures < FAILURES;) {
        struct own *one = typed_pool_own_alloc(&pool);
        if (one == NULL) {
            failures++;
            sched_yield();
            continue;
        }
        mine++;
        const typed_pool_own_handle handle = typed_pool_own_handle_of(&pool, one);
        CHECK(typed_pool_own_handle_get(&pool, handle) == one);
        __atomic_store_n(&shown[self], handle.value_, __ATOMIC_RELEASE);
        const typed_pool_own_handle other = {__atomic_load_n(&shown[(self + 1) % THREADS], __ATOMIC_ACQUIRE)};
        struct own *seen = typed_pool_own_handle_get(&pool, other);
        CHECK(seen == NULL || typed_pool_own_contains(&pool, seen));
        CHECK(typed_pool_own_available(&pool) <= CAPACITY && typed_pool_own_usage(&pool).available <= CAPACITY * sizeof *one);
        __atomic_store_n(&shown[self], 0, __ATOMIC_RELAXED);
        if (mine % 3 == 0) {
            typed_pool_own_free_bulk(&pool, &one, 1);
        } else {
            typed_pool_own_free(&pool, one);
        }
        CHECK(typed_pool_own_handle_get(&pool, handle) == NULL);
    }
    __atomic_fetch_add(&taken, mine, __ATOMIC_RELAXED);
    return NULL;
}

int main(void)
{
    struct own *all[CAPACITY];
    struct own *two[2];
    pthread_t threads[THREADS];
    CHECK(typed_pool_own_init(&pool) == TYPED_OK && typed_pool_own_alloc_bulk(&pool, all, CAPACITY) == CAPACITY);
    typed_pool_own_free_bulk(&pool, all, CAPACITY);
    typed_pool_own_reset(&pool);
    for (size_t i = 0; i < CAPACITY; i++) {
        pool.generations_[i] = UINT32_MAX - 1 - 2 * USES;
    }
    for (size_t i = 0; i < THREADS; i++) {
        CHECK(pthread_create(&threads[i], NULL, use_up, (void *)i) == 0);
    }
    for (size_t i = 0; i < THREADS; i++) {
        CHECK(pthread_join(threads[i], NULL) == 0);
    }
    /* What ended threads had cached. */
    for (struct own *one; (one = typed_pool_own_alloc(&pool)) != NULL; taken++) {
        typed_pool_own_free(&pool, one);
    }
    CHECK(taken == CAPACITY * USES);
    CHECK(typed_pool_own_live(&pool) == 0 && typed_pool_own_available(&pool) == 0 && typed_pool_own_verify(&pool));
    typed_pool_own_reset(&pool);
    CHECK(typed_pool_own_alloc_bulk(&pool, two, 2) == 0 && typed_pool_own_alloc(&pool) == NULL);
    CHECK(typed_pool_own_available(&pool) == 0 && typed_pool_own_verify(&pool));
    typed_pool_own_destroy(&pool);
    return 0;
}
"""
)
ONE_IS_LEFT = (
    START
    + """
static size_t slot_of(const struct own *one)
{
    return (size_t)(typed_pool_own_handle_of(&pool, one).value_ & UINT32_MAX);
}
int main(void)
{
    struct own *all[8];
    CHECK(typed_pool_own_init(&pool) == TYPED_OK && typed_pool_own_alloc_bulk(&pool, all, 8) == 8);
    for (int i = 0; i < 8; i++) {
        pool.generations_[i] = i % 3 == 1 ? 1 : UINT32_MAX - 2;
    }
    typed_pool_own_free_bulk(&pool, all, 8);
    CHECK(typed_pool_own_live(&pool) == 0 && typed_pool_own_available(&pool) == 3 && typed_pool_own_verify(&pool));
    for (int round = 0; round < 3; round++) {
        CHECK(typed_pool_own_alloc_bulk(&pool, all, 4) == 0);
        CHECK(typed_pool_own_alloc_bulk(&pool, all, 3) == 3);
        for (int i = 0; i < 3; i++) {
            CHECK(slot_of(all[i]) % 3 == 1);
        }
        CHECK(all[0] != all[1] && all[1] != all[2] && all[0] != all[2] && typed_pool_own_alloc(&pool) == NULL);
        if (round == 0) {
            typed_pool_own_free_bulk(&pool, all, 3);
            (void)typed_pool_own_trim(&pool, 0);
        } else {
            typed_pool_own_reset(&pool);
            CHECK(!typed_pool_own_contains(&pool, all[0]));
        }
    }
    typed_pool_own_destroy(&pool);
    return 0;
}
"""
)
LIVE_AT_RESET = (
    START
    + """
int main(void)
{
    struct own *all[8];
    CHECK(typed_pool_own_init(&pool) == TYPED_OK && typed_pool_own_alloc_bulk(&pool, all, 8) == 8);
    for (int i = 0; i < 8; i += 2) {
        pool.generations_[i] = UINT32_MAX - 2; /* its last use */
    }
    typed_pool_own_reset(&pool);
    for (int round = 0; round < 3; round++) {
        size_t had = 0;
        while (had < 8 && (all[had] = typed_pool_own_alloc(&pool)) != NULL) {
            CHECK((typed_pool_own_handle_of(&pool, all[had]).value_ & 1) == 1); /* the odd ones are left */
            had++;
        }
        CHECK(had == 4 && typed_pool_own_live(&pool) == 4 && typed_pool_own_available(&pool) == 0);
        typed_pool_own_free_bulk(&pool, all, had);
        CHECK(typed_pool_own_live(&pool) == 0 && typed_pool_own_available(&pool) == 4 && typed_pool_own_verify(&pool));
    }
    typed_pool_own_destroy(&pool);
    return 0;
}
"""
)
LIMITED = (
    START
    + """
int main(void)
{
    struct own *all[16];
    CHECK(typed_pool_own_init(&pool) == TYPED_OK && typed_pool_own_alloc_bulk(&pool, all, 6) == 6);
    for (int i = 0; i < 6; i++) {
        pool.generations_[i] = UINT32_MAX - 2;
    }
    typed_pool_own_free_bulk(&pool, all, 6);
    for (int round = 0; round < 4; round++) {
        /* A limit of 8, of 16 slots of which 6 are retired: these are not in use. */
        CHECK(typed_pool_own_alloc_bulk(&pool, all, 9) == 0 && typed_pool_own_alloc_bulk(&pool, all, 8) == 8);
        CHECK(typed_pool_own_alloc(&pool) == NULL && typed_pool_own_live(&pool) == 8);
        if (round == 1) {
            typed_pool_own_free_bulk(&pool, all, 8);
        } else {
            typed_pool_own_reset(&pool);
        }
        CHECK(CHARGED <= 8 * sizeof(struct own));
    }
    typed_pool_own_destroy(&pool);
    CHECK(CHARGED == 0);
    return 0;
}
"""
)
FIRST = (
    START
    + """
#include <sched.h>
enum { ROUNDS = 20000 };
/* Of each round: one looks while the other allocates; that is over; the one looks no more. */
enum { LOOKS = 1, ALLOCATED, SEEN, STEPS = SEEN };
static int step;

static void wait_for(int wanted)
{
    while (__atomic_load_n(&step, __ATOMIC_ACQUIRE) < wanted) {
        sched_yield();
    }
}

static void *asks_for_none(void *argument)
{
    const typed_pool_own_handle none = typed_pool_own_HANDLE_NONE;
    for (int before = 0; before < ROUNDS * STEPS; before += STEPS) {
        wait_for(before + LOOKS);
        while (__atomic_load_n(&step, __ATOMIC_ACQUIRE) == before + LOOKS) {
            CHECK(typed_pool_own_handle_get(&pool, none) == NULL);
        }
        __atomic_store_n(&step, before + SEEN, __ATOMIC_RELEASE);
    }
    return argument;
}

int main(void)
{
    pthread_t thread;
    CHECK(pthread_create(&thread, NULL, asks_for_none, NULL) == 0);
    for (int before = 0; before < ROUNDS * STEPS; before += STEPS) {
        CHECK(typed_pool_own_init(&pool) == TYPED_OK);
        __atomic_store_n(&step, before + LOOKS, __ATOMIC_RELEASE);
        for (volatile int i = 0; i < 200; i++) {
        }
        CHECK(typed_pool_own_alloc(&pool) != NULL);
        __atomic_store_n(&step, before + ALLOCATED, __ATOMIC_RELEASE);
        wait_for(before + SEEN);
        typed_pool_own_destroy(&pool);
    }
    CHECK(pthread_join(thread, NULL) == 0);
    return 0;
}
"""
)
STALE = (
    START
    + """
static typed_pool_own_handle stale[8];
static int is_over;

static void *looks(void *argument)
{
    while (!__atomic_load_n(&is_over, __ATOMIC_RELAXED)) {
        for (int i = 0; i < 8; i++) {
            CHECK(typed_pool_own_handle_get(&pool, stale[i]) == NULL);
        }
        sched_yield();
    }
    return argument;
}

int main(void)
{
    struct own *all[8];
    pthread_t thread;
    CHECK(typed_pool_own_init(&pool) == TYPED_OK && typed_pool_own_alloc_bulk(&pool, all, 8) == 8);
    for (int i = 0; i < 8; i++) {
        stale[i] = typed_pool_own_handle_of(&pool, all[i]);
    }
    typed_pool_own_free_bulk(&pool, all, 8);
    CHECK(pthread_create(&thread, NULL, looks, NULL) == 0);
    for (int round = 0; round < 100; round++) {
        typed_pool_own_thread_flush(&pool);
        (void)typed_pool_own_trim(&pool, 0);
        CHECK(typed_pool_own_alloc_bulk(&pool, all, 8) == 8);
        typed_pool_own_free_bulk(&pool, all, 8);
    }
    __atomic_store_n(&is_over, 1, __ATOMIC_RELAXED);
    CHECK(pthread_join(thread, NULL) == 0);
    typed_pool_own_destroy(&pool);
    return 0;
}
"""
)
PASSED_OVER = (
    START
    + """
enum { COMMITTED = 64, LESS = 3 };
static struct own *all[4 * COMMITTED];
int main(void)
{
    CHECK(typed_pool_own_init(&pool) == TYPED_OK);
    for (int i = 0; i < LESS; i++) {
        CHECK((all[i] = typed_pool_own_alloc(&pool)) != NULL);
        pool.generations_[i] = UINT32_MAX - 2; /* its last use */
    }
    typed_pool_own_free_bulk(&pool, all, LESS);
    for (int round = 0; round < 2; round++) {
        typed_pool_own_reset(&pool);
        /* As many as were committed, some of which are retired; then all that is left. */
        CHECK(typed_pool_own_alloc_bulk(&pool, all, COMMITTED) == COMMITTED);
        CHECK(typed_pool_own_alloc_bulk(&pool, all, 3 * COMMITTED - LESS + 1) == 0);
        CHECK(typed_pool_own_alloc_bulk(&pool, all, 3 * COMMITTED - LESS) == 3 * COMMITTED - LESS);
        CHECK(typed_pool_own_available(&pool) == 0 && typed_pool_own_alloc(&pool) == NULL && typed_pool_own_verify(&pool));
    }
    typed_pool_own_destroy(&pool);
    return 0;
}
"""
)
MEMORY = {
    "heap": "capacity = 8",
    "chunked": 'capacity = 2\ngrowth = "chunked"\nmax_capacity = 8\nchunk = 2',
    "virtual": 'capacity = 8\nbacking = "virtual"',
}
MODES = ("mutex", "lock-free", "thread-cached")


def keys_of(mode: str, memory: str, checks: str) -> str:
    cached = "\ncache_size = 2" if mode == "thread-cached" else ""
    return f'thread_safety = "{mode}"\nhandles = true\nchecks = "{checks}"\ntrack_stats = true\n{MEMORY[memory]}{cached}'


@pytest.mark.parametrize("checks", ["none", "bounds"])
@pytest.mark.parametrize("memory", MEMORY)
@pytest.mark.parametrize("mode", MODES)
def test_each_slot_is_used_as_often_as_its_generations_allow(tmp_path: Path, mode: str, memory: str, checks: str) -> None:
    source = emit(tmp_path, keys_of(mode, memory, checks))
    (tmp_path / "main.c").write_text(USED_UP)
    program = build(tmp_path, "main", tmp_path / "main.c", source, *RUNTIME)
    for _ in range(5):
        run_(program)


@pytest.mark.parametrize("cc", COMPILERS)
@pytest.mark.parametrize("memory", MEMORY)
@pytest.mark.parametrize("mode", MODES)
def test_thread_sanitizer_has_nothing_to_say_of_handles(tmp_path: Path, mode: str, memory: str, cc: str) -> None:
    source = emit(tmp_path, keys_of(mode, memory, "bounds"))
    (tmp_path / "main.c").write_text(USED_UP)
    run_(build(tmp_path, "main", "-fsanitize=thread", tmp_path / "main.c", source, *RUNTIME, cc=cc))


@pytest.mark.parametrize("memory", MEMORY)
@pytest.mark.parametrize("mode", MODES)
def test_retired_slots_are_passed_over_by_reset_trim_and_bulk(tmp_path: Path, mode: str, memory: str) -> None:
    source = emit(tmp_path, keys_of(mode, memory, "bounds"))
    (tmp_path / "main.c").write_text(ONE_IS_LEFT)
    run_(build(tmp_path, "main", "-fsanitize=address,undefined", "-fno-sanitize-recover=all", tmp_path / "main.c", source, *RUNTIME))


@pytest.mark.parametrize("memory", MEMORY)
@pytest.mark.parametrize("mode", MODES)
def test_what_is_live_for_the_last_time_at_a_reset_is_not_served_again(tmp_path: Path, mode: str, memory: str) -> None:
    source = emit(tmp_path, keys_of(mode, memory, "bounds"))
    (tmp_path / "main.c").write_text(LIVE_AT_RESET)
    run_(build(tmp_path, "main", "-fsanitize=address,undefined", "-fno-sanitize-recover=all", tmp_path / "main.c", source, *RUNTIME))


@pytest.mark.parametrize("mode", MODES)
def test_a_bulk_allocation_commits_beyond_retired_slots(tmp_path: Path, mode: str) -> None:
    keys = 'handles = true\nchecks = "bounds"\nbacking = "virtual"\ngrowth = "chunked"\ncapacity = 64\nchunk = 64\nmax_capacity = 256'
    source = emit(tmp_path, f'thread_safety = "{mode}"\n{keys}' + ("\ncache_size = 1" if mode == "thread-cached" else ""))
    (tmp_path / "main.c").write_text(PASSED_OVER)
    run_(build(tmp_path, "main", "-fsanitize=address,undefined", "-fno-sanitize-recover=all", tmp_path / "main.c", source, *RUNTIME))


@pytest.mark.parametrize("group", ["", 'monitor.group = "g"\n'])
@pytest.mark.parametrize("mode", ["mutex", "thread-cached", "lock-free"])
def test_retired_slots_are_not_held_against_a_limit(tmp_path: Path, mode: str, group: str) -> None:
    if group and mode == "lock-free":
        pytest.skip("a group is charged for what was ever handed out since the last reset, retired slots among it")
    keys = f'thread_safety = "{mode}"\ncapacity = 16\nhandles = true\nmonitor.hard_limit = 512\n{group}'
    source = emit(tmp_path, keys + ("cache_size = 1\n" if mode == "thread-cached" else ""))
    (tmp_path / "main.c").write_text(LIMITED)
    run_(build(tmp_path, "main", f"-DCHARGED={'typed_group_g.charged' if group else '0'}", tmp_path / "main.c", source, *RUNTIME))


@pytest.mark.parametrize("mode", MODES)
def test_no_handle_names_nothing_while_a_slot_is_first_handed_out(tmp_path: Path, mode: str) -> None:
    source = emit(tmp_path, keys_of(mode, "heap", "bounds"))
    (tmp_path / "main.c").write_text(FIRST)
    run_(build(tmp_path, "main", tmp_path / "main.c", source, *RUNTIME))


@pytest.mark.parametrize("cc", COMPILERS)
@pytest.mark.parametrize("memory", ["chunked", "virtual"])
@pytest.mark.parametrize("mode", ["mutex", "thread-cached"])
def test_stale_handles_are_looked_up_while_another_thread_trims(tmp_path: Path, mode: str, memory: str, cc: str) -> None:
    source = emit(tmp_path, keys_of(mode, memory, "bounds"))
    (tmp_path / "main.c").write_text(STALE.replace("#include <pthread.h>", "#include <pthread.h>\n#include <sched.h>"))
    run_(build(tmp_path, "main", "-fsanitize=thread", tmp_path / "main.c", source, *RUNTIME, cc=cc))
