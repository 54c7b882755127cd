"""What a thread-cached or lock-free pool has for whom: what caches hold is given back where somebody else lacks it, and what
cannot be had, or came back twice, changes nothing. tests/explorer has what lock-free pools must not refuse."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from threads.test_pool_modes import RUNTIME, START, build, emit, run_  # noqa: E402

# Threads that go on, with caches as full as they may be, while another needs elements.
LIMITED = """
#include <unistd.h>
#define THREADS 12
static pthread_barrier_t barrier;
static int stop;
static void *work(void *unused)
{
    struct own *one[50];
    int count = 0;
    (void)unused;
    while (count < 50 && (one[count] = typed_pool_own_alloc(&pool)) != NULL) {
        count++;
    }
    pthread_barrier_wait(&barrier);
    while (count > 0) {
        typed_pool_own_free(&pool, one[--count]);
    }
    pthread_barrier_wait(&barrier);
    while (!__atomic_load_n(&stop, __ATOMIC_RELAXED)) {
        typed_pool_own_free(&pool, typed_pool_own_alloc(&pool));
        usleep(100);
    }
    return NULL;
}
int main(void)
{
    pthread_t threads[THREADS];
    int had = 0;
    CHECK(typed_pool_own_init(&pool) == TYPED_OK);
    pthread_barrier_init(&barrier, NULL, THREADS + 1);
    for (int i = 0; i < THREADS; i++) {
        CHECK(pthread_create(&threads[i], NULL, work, NULL) == 0);
    }
    pthread_barrier_wait(&barrier);
    pthread_barrier_wait(&barrier);
    for (int i = 0; i < 20000 && had < 100; i++) {
        struct own *one = typed_pool_own_alloc(&pool);
        had = one == NULL ? 0 : had + 1;
        typed_pool_own_free(&pool, one);
        usleep(100);
    }
    CHECK(had == 100);
    __atomic_store_n(&stop, 1, __ATOMIC_RELAXED);
    for (int i = 0; i < THREADS; i++) {
        CHECK(pthread_join(threads[i], NULL) == 0);
    }
    CHECK(typed_pool_own_live(&pool) == 0);
    typed_pool_own_destroy(&pool);
    return 0;
}
"""


@pytest.mark.parametrize("keys", ["capacity = 512", 'capacity = 4096\n[pool.monitor]\nhard_limit = "32KiB"'], ids=["capacity", "limit"])
def test_caches_give_back_what_a_limit_refuses_to_others(tmp_path: Path, keys: str) -> None:
    source = emit(tmp_path, f'thread_safety = "thread-cached"\n{keys}')
    main = tmp_path / "main.c"
    main.write_text(START + LIMITED)
    run_(build(tmp_path, "main", main, source, *RUNTIME))


def test_caches_hold_no_more_than_their_part_of_a_limit(tmp_path: Path) -> None:
    """32 KiB are 512 elements, of which all caches may hold a quarter."""
    source = emit(tmp_path, 'thread_safety = "thread-cached"\ncapacity = 4096\n[pool.monitor]\nhard_limit = "32KiB"')
    main = tmp_path / "main.c"
    main.write_text(
        START
        + "int main(void) { CHECK(typed_pool_own_CACHE_LIMIT(4096, 1) == 64); CHECK(typed_pool_own_CACHE_LIMIT(4096, 4) == 32);\n"
        + "CHECK(typed_pool_own_CACHE_LIMIT(4096, 64) == 2); CHECK(typed_pool_own_CACHE_LIMIT(64, 4) == 4); (void)pool; return 0; }\n"
    )
    run_(build(tmp_path, "main", main, source, *RUNTIME))


# A thread that is ending has given its cache back, and allocates in a late destructor; all that is free is in the cache of
# another, which goes on.
LATE = """
#include <unistd.h>
static pthread_key_t late;
static struct own *all[64];
static int phase; /* 1: all are taken, 2: some are in the one cache, 3: the end */
static int had;
static int phase_now(void) { return __atomic_load_n(&phase, __ATOMIC_ACQUIRE); }
static void begin(int next) { __atomic_store_n(&phase, next, __ATOMIC_RELEASE); }
static void allocate_late(void *rounds)
{
    static __thread int round;
    if (++round < 3) { /* after the round in which caches are given back */
        CHECK(pthread_setspecific(late, rounds) == 0);
        return;
    }
    for (int i = 0; i < 5000 && had == 0; i++) {
        struct own *one = typed_pool_own_alloc(&pool);
        had += one != NULL;
        typed_pool_own_free(&pool, one);
        usleep(200);
    }
}
static void *take_all(void *unused)
{
    for (int i = 0; i < 64; i++) {
        CHECK((all[i] = typed_pool_own_alloc(&pool)) != NULL);
    }
    return unused;
}
static void *go_on(void *unused)
{
    for (int i = 0; i < 8; i++) {
        typed_pool_own_free(&pool, all[i]);
    }
    begin(2);
    while (phase_now() != 3) {
        typed_pool_own_free(&pool, typed_pool_own_alloc(&pool));
        usleep(100);
    }
    return unused;
}
static void *end_late(void *unused)
{
    typed_pool_own_thread_flush(&pool); /* there is nothing to flush, but a cache to end */
    typed_pool_own_free(&pool, typed_pool_own_alloc(&pool));
    typed_pool_own_thread_flush(&pool);
    begin(1);
    while (phase_now() != 2) {
        usleep(100);
    }
    CHECK(pthread_setspecific(late, &pool) == 0);
    return unused;
}
int main(void)
{
    pthread_t filler, other, ender;
    CHECK(pthread_key_create(&late, allocate_late) == 0);
    CHECK(typed_pool_own_init(&pool) == TYPED_OK);
    CHECK(pthread_create(&ender, NULL, end_late, NULL) == 0);
    while (phase_now() != 1) {
        usleep(100);
    }
    CHECK(pthread_create(&filler, NULL, take_all, NULL) == 0 && pthread_join(filler, NULL) == 0);
    CHECK(pthread_create(&other, NULL, go_on, NULL) == 0);
    CHECK(pthread_join(ender, NULL) == 0);
    CHECK(had == 1);
    begin(3);
    CHECK(pthread_join(other, NULL) == 0);
    for (int i = 8; i < 64; i++) {
        typed_pool_own_free(&pool, all[i]);
    }
    typed_pool_own_thread_flush(&pool);
    CHECK(typed_pool_own_live(&pool) == 0);
    typed_pool_own_destroy(&pool);
    return 0;
}
"""


def test_the_one_cache_there_is_gives_back_to_a_thread_that_has_none(tmp_path: Path) -> None:
    source = emit(tmp_path, 'thread_safety = "thread-cached"\ncapacity = 64')
    main = tmp_path / "main.c"
    main.write_text(START + LATE)
    run_(build(tmp_path, "main", main, source, *RUNTIME))


# An upstream that watches what lies behind the pool's block.
BEHIND = """
#include <string.h>
#include <typed/fault.h>
#define BEHIND 4096
static unsigned char *block;
static size_t size;
static int faults;
static void *take(size_t bytes, size_t align, void *ctx)
{
    (void)ctx;
    size = bytes;
    block = aligned_alloc(align < 64 ? 64 : align, (bytes + BEHIND + 63) / 64 * 64);
    memset(block + bytes, 0xEE, BEHIND);
    return block;
}
static void give(void *at, size_t bytes, size_t align, void *ctx) { (void)bytes; (void)align; (void)ctx; free(at); }
static void note(const typed_fault *fault, void *ctx)
{
    (void)ctx;
    CHECK(fault->kind == TYPED_FAULT_DOUBLE_FREE);
    faults++;
}
int main(void)
{
    const typed_upstream upstream = {take, give, NULL};
    struct own *one[CAPACITY];
    struct own *again = NULL;
    typed_set_fault_handler(note, NULL);
    CHECK(typed_pool_own_init_with(&pool, &upstream) == TYPED_OK);
    for (int i = 0; i < CAPACITY / 2; i++) {
        CHECK((again = typed_pool_own_alloc(&pool)) != NULL);
    }
    for (int i = 0; i < 8 * CAPACITY; i++) {
        typed_pool_own_free(&pool, again);
    }
    typed_pool_own_thread_flush(&pool);
    CHECK(faults > 0);
    for (int i = 0; i < BEHIND; i++) {
        CHECK(block[size + (size_t)i] == 0xEE);
    }
    for (int i = 0; i < CAPACITY; i++) { /* which it is still good for */
        one[i] = typed_pool_own_alloc(&pool);
        CHECK(one[i] == NULL || ((unsigned char *)one[i] >= block && (unsigned char *)(one[i] + 1) <= block + size));
    }
    typed_pool_own_destroy(&pool);
    return 0;
}
"""


@pytest.mark.parametrize("capacity", [8, 64, 1024])
@pytest.mark.parametrize("more", ["", "track_stats = true\n", 'dealloc_pattern = 0xDD\n'])
def test_what_comes_back_twice_stays_inside_the_pool(tmp_path: Path, capacity: int, more: str) -> None:
    """It is not seen at once, as no one looks through caches, but is a fault where more came back than was handed out."""
    source = emit(tmp_path, f'thread_safety = "thread-cached"\ncapacity = {capacity}\n{more}')
    main = tmp_path / "main.c"
    main.write_text(START + BEHIND)
    run_(build(tmp_path, "main", f"-DCAPACITY={capacity}", main, source, *RUNTIME))


# What an upstream was asked for.
GROWTH = """
static size_t asked;
static void *take(size_t bytes, size_t align, void *ctx) { (void)ctx; asked += bytes; return aligned_alloc(align < 64 ? 64 : align, (bytes + 63) / 64 * 64); }
static void give(void *at, size_t bytes, size_t align, void *ctx) { (void)bytes; (void)align; (void)ctx; free(at); }
int main(void)
{
    static struct own *all[65];
    const typed_upstream upstream = {take, give, NULL};
    CHECK(typed_pool_own_init_with(&pool, &upstream) == TYPED_OK);
    const size_t first = asked;
    CHECK(typed_pool_own_alloc_bulk(&pool, all, 65) == 0);
    CHECK(typed_pool_own_alloc_bulk(&pool, all, (size_t)-1) == 0);
    CHECK(asked == first);
    CHECK(typed_pool_own_alloc_bulk(&pool, all, 64) == 64);
    CHECK(asked > first);
    typed_pool_own_free_bulk(&pool, all, 64);
    typed_pool_own_destroy(&pool);
    return 0;
}
"""


@pytest.mark.parametrize("mode", ["single-threaded", "mutex", "lock-free", "thread-cached"])
def test_a_pool_does_not_grow_for_more_than_it_can_have(tmp_path: Path, mode: str) -> None:
    source = emit(tmp_path, f'thread_safety = "{mode}"\ngrowth = "chunked"\ncapacity = 8\nmax_capacity = 64')
    main = tmp_path / "main.c"
    main.write_text(START + GROWTH)
    run_(build(tmp_path, "main", main, source, *RUNTIME))
