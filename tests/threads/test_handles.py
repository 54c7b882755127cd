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
