"""Each request that an allocator makes to the system fails in turn, alone and with all that follow: what is documented is
what happens, nothing leaks, and the allocator works again once nothing fails."""

from __future__ import annotations

from pathlib import Path

import pytest

from .programs import CORRUPT_LINKS, build, emit, passes

HERE = Path(__file__).parent / "failures"
WRAPPED = (
    *("malloc", "calloc", "aligned_alloc", "free", "mmap", "munmap", "mprotect", "madvise"),
    *("pthread_mutex_init", "pthread_mutex_destroy", "pthread_mutexattr_init", "pthread_atfork", "pthread_key_create", "pthread_setspecific"),
)
FLAGS = (f"-I{HERE}", *(f"-Wl,--wrap={name}" for name in WRAPPED), "-fsanitize=address,undefined", "-fno-sanitize-recover=all")
MODES = ("single-threaded", "mutex", "lock-free", "thread-cached")
MEMORY = {
    "heap": "capacity = 300",
    "chunked": 'capacity = 50\ngrowth = "chunked"\nmax_capacity = 300\nchunk = 50',
    "virtual": 'backing = "virtual"\ncapacity = 300',
    "virtual_chunked": 'backing = "virtual"\ncapacity = 70\ngrowth = "chunked"\nmax_capacity = 300\nchunk = 70',
}
HOOKS = 'init = "own_init"\ndrop = "own_drop"'


def pool_fails(folder: Path, mode: str, keys: str, limit: int = 300) -> list[int]:
    """How many requests failed in turn: alone, and with all that follow."""
    source = emit(folder, "pool", f'thread_safety = "{mode}"\n{keys}', element=HOOKS)
    kinds = () if mode == "single-threaded" else ("-DTHREADS", *(("-DCACHED",) if mode == "thread-cached" else ()))
    program = build(folder, (HERE / "pool.c").read_text(), source, flags=(*FLAGS, f"-DLIMIT={limit}", *kinds))
    return [int(word) for word in passes(program).split()]


@pytest.mark.parametrize("memory", MEMORY)
@pytest.mark.parametrize("mode", MODES)
def test_a_pool_survives_each_failure(tmp_path: Path, mode: str, memory: str) -> None:
    counts = pool_fails(tmp_path, mode, MEMORY[memory])
    assert len(counts) == 2 and min(counts) > 0


@pytest.mark.parametrize("memory", MEMORY)
@pytest.mark.parametrize("mode", MODES)
def test_a_pool_with_full_checks_survives_each_failure(tmp_path: Path, mode: str, memory: str) -> None:
    counts = pool_fails(tmp_path, mode, f'{MEMORY[memory]}\npreset = "debug"\nregistry = true')
    assert len(counts) == 2 and min(counts) > 0


@pytest.mark.parametrize("mode", [mode for mode in MODES if mode != "lock-free"])
def test_a_pool_with_a_hard_limit_survives_each_failure(tmp_path: Path, mode: str) -> None:
    keys = f"{MEMORY['chunked']}\nregistry = true\ntrack_stats = true\nmonitor.hard_limit = {200 * 64}"
    assert min(pool_fails(tmp_path, mode, keys, limit=200)) > 0


@pytest.mark.parametrize("memory", MEMORY)
@pytest.mark.parametrize("free_list", ["bitmap", "indexed"])
def test_a_pool_with_handles_survives_each_failure(tmp_path: Path, free_list: str, memory: str) -> None:
    keys = f'{MEMORY[memory]}\nfree_list = "{free_list}"\nhandles = true\niterate = true\ntrack_stats = true'
    assert min(pool_fails(tmp_path, "mutex", keys)) > 0


ARENAS = [(kind, mode) for kind in ("bump", "stack") for mode in MODES if (kind, mode) != ("stack", "thread-cached")]
BYTES = {
    "heap": 'capacity = "20KiB"',
    "chunked": 'capacity = "4KiB"\ngrowth = "chunked"\nmax_capacity = "20KiB"\nchunk = "4KiB"',
    "virtual": 'backing = "virtual"\ncapacity = "20KiB"',
    "virtual_chunked": 'backing = "virtual"\ncapacity = "4KiB"\ngrowth = "chunked"\nmax_capacity = "20KiB"',
}


@pytest.mark.parametrize("memory", BYTES)
@pytest.mark.parametrize(("kind", "mode"), ARENAS)
def test_an_arena_survives_each_failure(tmp_path: Path, kind: str, mode: str, memory: str) -> None:
    element = 'init = "own_init"' + ("" if mode == "lock-free" else '\ndrop = "own_drop"')
    source = emit(tmp_path, kind, f'thread_safety = "{mode}"\n{BYTES[memory]}', element=element)
    shared = () if mode == "single-threaded" else ("-DTHREADS", *(("-DCACHED",) if mode == "thread-cached" else ()))
    room = 4096 if mode == "thread-cached" else 64  # beside an element: its note, or what a thread holds
    flags = (*FLAGS, f"-DKIND={kind}", *(("-DIS_STACK",) if kind == "stack" else ()), "-DLIMIT=20480", f"-DROOM_BESIDE={room}", *shared)
    program = build(tmp_path, (HERE / "arena.c").read_text(), source, flags=flags)
    assert min(int(word) for word in passes(program).split()) > 0


DAMAGED_BULK = f"""
#include <unistd.h>
#include "typed_pool_own.h"
static typed_pool_own pool;
{CORRUPT_LINKS}""" + """
int main(void)
{
    struct own *all[8];
    typed_set_fault_handler(note, NULL);
    CHECK(typed_pool_own_init(&pool) == TYPED_OK && typed_pool_own_alloc_bulk(&pool, all, 8) == 8);
    for (int i = 0; i < 8; i++) {
        typed_pool_own_free(&pool, all[i]);
    }
    memset(all[3]->bytes, 0xEE, 8); /* in the middle of the list */
    (void)alarm(20);
    CHECK(typed_pool_own_alloc_bulk(&pool, all, 8) == 0);
    int had = 0;
    while (typed_pool_own_alloc(&pool) != NULL) {
        had++;
    }
    CHECK(faults == 1 && had == 5);
    typed_pool_own_destroy(&pool);
    return 0;
}
"""


@pytest.mark.parametrize("growth", ["", 'growth = "chunked"\nmax_capacity = 8\nchunk = 4'])
@pytest.mark.parametrize("mode", ["single-threaded", "mutex"])
def test_a_bulk_call_ends_at_a_damaged_link(tmp_path: Path, mode: str, growth: str) -> None:
    source = emit(tmp_path, "pool", f'thread_safety = "{mode}"\ncapacity = 8\n{growth}')
    passes(build(tmp_path, DAMAGED_BULK, source))


ASTRAY = f"""
#include <stdint.h>
#include "typed_pool_own.h"
static typed_pool_own pool;
static struct own elsewhere;
{CORRUPT_LINKS}""" + """
/* Write `link` over the first free element and take all that are left: the damage is one fault, and what is served is
 * no live element, each once. `lost` free elements are behind the link. */
static void lead_to(uintptr_t link, int lost)
{
    struct own *all[8];
    bool is_live[8] = {false};
    faults = 0;
    CHECK(typed_pool_own_alloc_bulk(&pool, all, 8) == 8);
    for (int i = 0; i < 8; i++) {
        is_live[i] = i >= 4;
    }
    for (int i = 0; i < 4; i++) {
        typed_pool_own_free(&pool, all[i]);
    }
    memcpy(all[3]->bytes, &link, sizeof link);
    CHECK(!typed_pool_own_verify(&pool) && faults == 1);
    int served = 0;
    for (struct own *one; (one = typed_pool_own_alloc(&pool)) != NULL; served++) {
        int which = 0;
        while (which < 8 && all[which] != one) {
            which++;
        }
        CHECK(which < 8 && !is_live[which]);
        is_live[which] = true;
    }
    CHECK(served == 4 - lost && faults == 2 && typed_pool_own_available(&pool) == 0 && typed_pool_own_live(&pool) == 8 - (size_t)(LOST_ARE_LIVE ? 0 : lost));
    CHECK(typed_pool_own_verify(&pool));
    typed_pool_own_reset(&pool);
}
int main(void)
{
    struct own *all[8];
    typed_set_fault_handler(note, NULL);
    CHECK(typed_pool_own_init(&pool) == TYPED_OK && typed_pool_own_alloc_bulk(&pool, all, 8) == 8);
    const uintptr_t first = (uintptr_t)all[0];
    typed_pool_own_reset(&pool);
    const uintptr_t outside[] = {UINTPTR_MAX, 1, first - 64, first + 8 * 64, first + 1, first + 5 * 64 + 32, first + (UINTPTR_MAX / 2 + 1), (uintptr_t)&pool, (uintptr_t)&elsewhere};
    for (size_t i = 0; i < sizeof outside / sizeof *outside; i++) {
        lead_to(outside[i], 3);
        lead_to(outside[i] ^ TYPED_LINK_KEY, 3); /* read as the link that leads there */
    }
    /* What programs write after free, and what would lead to another slot if links were addresses: a live one, a free one, itself. */
    lead_to(0, 3);
    for (uintptr_t i = 0; i < 8; i++) {
        lead_to(first + i * 64, 3);
        lead_to(i, 3);
    }
    typed_pool_own_destroy(&pool);
    return 0;
}
"""


@pytest.mark.parametrize("more", ["", "track_stats = true", "monitor.hard_limit = 512", 'dealloc_pattern = 0\npreset = "conservative"'])
@pytest.mark.parametrize("memory", ["", 'backing = "virtual"', 'backing = "static"'])
@pytest.mark.parametrize("mode", ["single-threaded", "mutex"])
def test_a_link_that_leads_anywhere_else_is_a_fault(tmp_path: Path, mode: str, memory: str, more: str) -> None:
    """Next to the elements, between two of them, where an address is a whole turn away, and to another element."""
    source = emit(tmp_path, "pool", f'thread_safety = "{mode}"\ncapacity = 8\n{memory}\n{more}')
    is_walked = mode == "single-threaded" and more in ("", "monitor.hard_limit = 512")  # what is live is then what the list does not have
    flags = (f"-DLOST_ARE_LIVE={int(is_walked)}", "-fsanitize=undefined", "-fno-sanitize-recover=all")
    passes(build(tmp_path, ASTRAY, source, flags=flags))


QUARANTINED = """
#include "typed_pool_own.h"
static typed_pool_own pool;
int main(void)
{
    struct own *all[17];
    struct own *freed[2];
    CHECK(typed_pool_own_init(&pool) == TYPED_OK);
    CHECK(typed_pool_own_alloc_bulk(&pool, all, 17) == 0); /* more than there can be */
    for (int lives = 0; lives < 3; lives++) {
        CHECK(typed_pool_own_alloc_bulk(&pool, all, 4) == 4);
        freed[0] = all[0];
        freed[1] = all[1];
        typed_pool_own_free(&pool, all[0]);
        typed_pool_own_free(&pool, all[1]);
        /* Both wait, so that the pool grows; only when it cannot are they used. */
        for (int i = 0; i < 12; i++) {
            struct own *other = typed_pool_own_alloc(&pool);
            CHECK(other != NULL && other != freed[0] && other != freed[1]);
        }
        CHECK(typed_pool_own_alloc(&pool) == freed[0] && typed_pool_own_alloc(&pool) == freed[1] && typed_pool_own_alloc(&pool) == NULL);
        typed_pool_own_reset(&pool);
        (void)typed_pool_own_trim(&pool, 0);
    }
    typed_pool_own_destroy(&pool);
    return 0;
}
"""


@pytest.mark.parametrize("mode", ["single-threaded", "mutex", "lock-free", "thread-cached"])
def test_a_pool_grows_before_it_uses_what_waits_in_quarantine(tmp_path: Path, mode: str) -> None:
    keys = f'thread_safety = "{mode}"\ncapacity = 4\ngrowth = "chunked"\nmax_capacity = 16\nchunk = 4\nchecks = "full"\ntracking.quarantine = 2'
    passes(build(tmp_path, QUARANTINED, emit(tmp_path, "pool", keys)))
