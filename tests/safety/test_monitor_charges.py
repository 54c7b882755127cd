"""What monitored bump arenas and stacks are charged: requests, blocks of threads and what is padded, in the chunk that is used, and nothing
for what was refused, failed or given back."""

from __future__ import annotations

from pathlib import Path

import pytest

from .programs import build, emit, passes
from .test_monitor import GROUPS
from .test_monitor_arenas import named


def test_a_cached_arena_is_charged_for_blocks(tmp_path: Path) -> None:
    keys = 'thread_safety = "thread-cached"\ncapacity = 500000\ncache_size = 16\nmonitor.hard_limit = 6400\nmonitor.group = "shared"\nmonitor.on_high = "callback"\nmonitor.on_critical = "callback"'
    one = emit(tmp_path, "bump", keys)
    other = emit(tmp_path, "pool", 'thread_safety = "single-threaded"\ncapacity = 500\nmonitor.hard_limit = 6400\nmonitor.group = "shared"', name="other")
    text = """
#include "typed_bump_own.h"
#include "typed_pool_other.h"
static typed_bump_own arena;
static typed_pool_other pool;
static void *work(void *none)
{
    CHECK(typed_bump_own_alloc(&arena) != NULL);
    return none;
}
int main(void)
{
    CHECK(typed_bump_own_init(&arena) == TYPED_OK && typed_pool_other_init(&pool) == TYPED_OK);
    CHECK(typed_bump_own_alloc(&arena) != NULL);
    CHECK(typed_group_shared.charged == 64 + typed_bump_own_THREAD_BLOCK);
    for (int i = 0; i < 16; i++) {
        CHECK(typed_bump_own_alloc(&arena) != NULL && typed_group_shared.charged == 64 + 1024);
    }
    CHECK(typed_bump_own_alloc(&arena) != NULL && typed_group_shared.charged == 2 * (64 + 1024));
    CHECK(typed_bump_own_used(&arena) == 18 * 64);
    pthread_t thread;
    CHECK(pthread_create(&thread, NULL, work, NULL) == 0 && pthread_join(thread, NULL) == 0);
    CHECK(typed_group_shared.charged >= typed_bump_own_used(&arena) && typed_group_shared.charged <= 3 * (64 + 1024));
    while (typed_pool_other_alloc(&pool) != NULL) {
    }
    CHECK(typed_group_shared.charged <= 6400);
    size_t more = 0;
    while (typed_bump_own_alloc(&arena) != NULL) {
        more++;
    }
    CHECK(more >= 15 && typed_group_shared.charged <= 6400 && typed_group_shared.charged > 6400 - 64);
    CHECK(typed_bump_own_used(&arena) + typed_pool_other_live(&pool) * 64 > 6400 - 64);
    typed_pool_other_destroy(&pool);
    while (typed_bump_own_alloc(&arena) != NULL) {
    }
    CHECK(typed_bump_own_used(&arena) == 6400 && typed_group_shared.charged == 6400);
    typed_bump_own_reset(&arena);
    CHECK(typed_group_shared.charged == 0);
    CHECK(typed_bump_own_alloc_n(&arena, 100) != NULL && typed_bump_own_alloc(&arena) == NULL);
    typed_bump_own_destroy(&arena);
    CHECK(typed_group_shared.charged == 0);
    return 0;
}
"""
    passes(build(tmp_path, text, one, other))


SURPLUS = """
#include "typed_KIND_own.h"
static typed_KIND_own arena;
static size_t surplus(void)
{
    return typed_group_shared.charged - typed_KIND_own_used(&arena);
}
int main(void)
{
    CHECK(typed_KIND_own_init(&arena) == TYPED_OK);
    unsigned random = 1;
    size_t refused = 0;
    for (int life = 0; life < 50; life++) {
        for (int i = 0; i < 60; i++) {
            /* A little more than what is left over, or anything. */
            random = random * 1103515245 + 12345;
            const size_t more = random / 65536 % 3 == 0 ? random / 131072 % 40 : surplus() / 64;
            struct own *array = typed_KIND_own_alloc_n(&arena, 1 + more);
            refused += array == NULL;
            CHECK(surplus() <= BLOCK);
            if (array != NULL && i % 4 == 0) {
                refused += typed_KIND_own_resize(&arena, array, 1 + more, 1 + more + (size_t)i % 7) == NULL;
                CHECK(surplus() <= 2 * BLOCK);
            }
        }
        typed_KIND_own_reset(&arena);
        CHECK(typed_group_shared.charged == 0);
    }
    CHECK(refused > 50);
    typed_KIND_own_destroy(&arena);
    CHECK(typed_group_shared.charged == 0);
    return 0;
}
"""


@pytest.mark.parametrize("checks", ["none", "full"])
@pytest.mark.parametrize(("kind", "mode"), [(kind, mode) for kind in ("bump", "stack") for mode in ("single-threaded", "mutex", "lock-free")] + [("bump", "thread-cached")])
def test_what_is_charged_and_not_used_is_a_threads_block_at_most_and_nothing_after_a_reset(tmp_path: Path, kind: str, mode: str, checks: str) -> None:
    keys = f'thread_safety = "{mode}"\nchecks = "{checks}"\ncapacity = 500000\nmonitor.hard_limit = 20000\nmonitor.group = "shared"'
    block = "typed_KIND_own_THREAD_BLOCK" if (mode, checks) == ("thread-cached", "none") else "0"
    passes(build(tmp_path, named(SURPLUS.replace("BLOCK", block), kind), emit(tmp_path, kind, keys)))


@pytest.mark.parametrize("checks", ["bounds", "full"])
@pytest.mark.parametrize(("kind", "mode"), [(kind, mode) for kind in ("bump", "stack") for mode in ("single-threaded", "mutex", "lock-free")] + [("bump", "thread-cached")])
def test_growth_that_fails_charges_a_group_nothing(tmp_path: Path, kind: str, mode: str, checks: str) -> None:
    source = emit(tmp_path, kind, f'thread_safety = "{mode}"\ncapacity = 1024\nchecks = "{checks}"\ngrowth = "chunked"\nchunk = 1024\nmax_capacity = "1MiB"\nmonitor.hard_limit = "512KiB"\nmonitor.group = "shared"')
    text = """
#include "typed_KIND_own.h"
static typed_KIND_own arena;
static size_t most = 1;
static void *get(size_t size, size_t align, void *ctx)
{
    (void)ctx;
    return most-- > 0 ? aligned_alloc(align, TYPED_ALIGN_UP(size, align)) : (most = 0, NULL);
}
static void back(void *p, size_t size, size_t align, void *ctx)
{
    (void)size;
    (void)align;
    (void)ctx;
    free(p);
}
int main(void)
{
    const typed_upstream upstream = {get, back, NULL};
    CHECK(typed_KIND_own_init_with(&arena, &upstream) == TYPED_OK);
    CHECK(typed_KIND_own_alloc(&arena) != NULL);
    for (size_t i = 0; i < 100; i++) {
        CHECK(typed_KIND_own_alloc_n(&arena, 100 + i) == NULL);
        CHECK(typed_group_shared.charged <= 1024 + 64);
    }
    most = 1;
    CHECK(typed_KIND_own_alloc_n(&arena, 100) != NULL);
    CHECK(typed_group_shared.charged >= 101 * 64);
    typed_KIND_own_destroy(&arena);
    CHECK(typed_group_shared.charged == 0);
    return 0;
}
"""
    passes(build(tmp_path, named(text, kind), source))


FIRST_CHUNK = """
#include "typed_KIND_own.h"
static typed_KIND_own arena;
int main(void)
{
    CHECK(typed_KIND_own_init(&arena) == TYPED_OK);
    const char *first = (const char *)typed_KIND_own_alloc(&arena);
    unsigned random = 1;
    for (unsigned round = 0; round < 2000; round++) {
        for (unsigned i = 0; i < 40; i++) {
            random = random * 1103515245 + 12345;
            (void)!typed_KIND_own_alloc_bytes(&arena, 1 + random / 65536 % 30, (size_t)1 << random / 16777216 % 5);
        }
        typed_KIND_own_reset(&arena);
        CHECK((const char *)typed_KIND_own_alloc(&arena) == first);
    }
    typed_KIND_own_destroy(&arena);
    return 0;
}
"""


@pytest.mark.parametrize("checks", ["bounds", "full"])
@pytest.mark.parametrize("mode", ["single-threaded", "mutex"])
def test_a_chunk_is_not_left_for_want_of_an_allowance(tmp_path: Path, mode: str, checks: str) -> None:
    """What a request was allowed and did not need is not enough for the next: more is asked for, in the chunk in use."""
    keys = f'thread_safety = "{mode}"\nchecks = "{checks}"\ngrowth = "chunked"\ncapacity = 701\nmax_capacity = "1MiB"\nmonitor.group = "all"\nmonitor.hard_limit = "1GiB"'
    passes(build(tmp_path, named(FIRST_CHUNK, "bump"), emit(tmp_path, "bump", keys, type_="char")))


CHARGED = """
#include "typed_bump_own.h"
static typed_bump_own arena;
int main(void)
{
    CHECK(typed_bump_own_init(&arena) == TYPED_OK);
    /* it would be padded in the first chunk, and is not in the second: nothing is charged for that */
    CHECK(typed_bump_own_alloc_bytes(&arena, 57, 1) != NULL);
    CHECK(typed_bump_own_alloc_bytes(&arena, 16, 8) != NULL);
    CHECK(typed_bump_own_used(&arena) == 73 && typed_group_all.charged == 73);
    CHECK(typed_bump_own_alloc_bytes(&arena, 127, 1) != NULL);
    CHECK(typed_bump_own_used(&arena) == 200 && typed_group_all.charged == 200);
    CHECK(typed_bump_own_alloc_bytes(&arena, 1, 1) == NULL);
    typed_bump_own_destroy(&arena);
    CHECK(typed_group_all.charged == 0);
    return 0;
}
"""


@pytest.mark.parametrize("mode", ["single-threaded", "mutex"])
def test_no_padding_is_charged_of_a_chunk_that_is_left(tmp_path: Path, mode: str) -> None:
    keys = f'thread_safety = "{mode}"\nchecks = "none"\ngrowth = "chunked"\ncapacity = 64\nchunk = 64\nmax_capacity = 4096\nmonitor.group = "all"\nmonitor.hard_limit = 200'
    passes(build(tmp_path, CHARGED, emit(tmp_path, "bump", keys)))


SPARE = """
#include "typed_bump_own.h"
static typed_bump_own arena;
int main(void)
{
    CHECK(typed_bump_own_init(&arena) == TYPED_OK);
    CHECK(typed_bump_own_alloc_bytes(&arena, 57, 1) != NULL);
    CHECK(typed_bump_own_reserve(&arena, 128) == TYPED_OK);
    CHECK(typed_bump_own_alloc_bytes(&arena, 14, 8) != NULL); /* in the spare chunk, where nothing is padded */
    CHECK(typed_bump_own_used(&arena) == 71);
    typed_bump_own_destroy(&arena);
    return 0;
}
"""


def test_a_spare_chunk_is_used_without_the_padding_of_the_one_before(tmp_path: Path) -> None:
    keys = 'thread_safety = "single-threaded"\nchecks = "none"\ngrowth = "chunked"\ncapacity = 64\nchunk = 64\nmax_capacity = 4096\nmonitor.hard_limit = 73\nmonitor.high_percent = 99\nmonitor.critical_percent = 100'
    passes(build(tmp_path, SPARE, emit(tmp_path, "bump", keys)))


ELSEWHERE = """
#include <unistd.h>
#include "typed_bump_own.h"
static typed_bump_own arena;
int main(void)
{
    (void)alarm(20);
    CHECK(typed_bump_own_init(&arena) == TYPED_OK);
    CHECK(typed_bump_own_alloc_bytes(&arena, 1, 1) != NULL);
    /* Here 15 bytes would have to be padded, and with them it is more than there can ever be; in the next chunk none. */
    CHECK(typed_bump_own_alloc_bytes(&arena, 20, 16) != NULL);
    CHECK(typed_bump_own_used(&arena) == 21 && typed_bump_own_alloc_bytes(&arena, 1, 1) == NULL);
    typed_bump_own_destroy(&arena);
    return 0;
}
"""


@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize("mode", ["single-threaded", "mutex"])
def test_what_is_padded_here_is_not_asked_for_elsewhere(tmp_path: Path, mode: str, group: str) -> None:
    keys = f'thread_safety = "{mode}"\ncapacity = 14\ngrowth = "chunked"\nchunk = 20\nmax_capacity = 34\nmonitor.hard_limit = 1000\n{group}'
    passes(build(tmp_path, ELSEWHERE, emit(tmp_path, "bump", keys, type_="max_align_t")))
