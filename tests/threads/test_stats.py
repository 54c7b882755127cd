"""Statistics that are read while threads allocate, and free what others allocated, with other threads coming between any two
atomic operations: what is given back is never more than what was handed out, and the peak never less than what is live."""

from __future__ import annotations

import platform
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from threads.runtime_objects import runtime_objects  # noqa: E402
from threads.stress_programs import JITTER, WITH_JITTER, build, emit, holds, stress  # noqa: E402

OWN = "#ifndef OWN_H\n#define OWN_H\nstruct own { long words[4]; };\n#endif\n"
PROGRAM = """
#include "typed_pool_own.h"
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sched.h>
#define CHECK(condition) ((condition) ? (void)0 : (fprintf(stderr, "line %d: %s\\n", __LINE__, #condition), exit(1)))
enum { HANDED_OVER = 20000 };
static typed_pool_own pool;
static struct own *ring[8];
static int is_over;

static void *allocate(void *argument)
{
    for (int i = 0; i < HANDED_OVER; i++) {
        struct own *made = typed_pool_own_alloc(&pool);
        CHECK(made != NULL);
        while (__atomic_load_n(&ring[i % 8], __ATOMIC_ACQUIRE) != NULL) {
            (void)sched_yield();
        }
        __atomic_store_n(&ring[i % 8], made, __ATOMIC_RELEASE);
    }
    return argument;
}

static void *give_back(void *argument)
{
    for (int i = 0; i < HANDED_OVER; i++) {
        struct own *made;
        while ((made = __atomic_exchange_n(&ring[i % 8], NULL, __ATOMIC_ACQUIRE)) == NULL) {
            (void)sched_yield();
        }
        typed_pool_own_free(&pool, made);
    }
    __atomic_store_n(&is_over, 1, __ATOMIC_RELEASE);
    return argument;
}

int main(void)
{
    pthread_t threads[2];
    CHECK(typed_pool_own_init(&pool) == TYPED_OK);
    CHECK(pthread_create(&threads[0], NULL, allocate, NULL) == 0 && pthread_create(&threads[1], NULL, give_back, NULL) == 0);
    typed_stats stats;
    while (!__atomic_load_n(&is_over, __ATOMIC_ACQUIRE)) {
        CHECK(typed_pool_own_stats(&pool, &stats));
        CHECK(stats.allocation_count >= stats.deallocation_count);
        CHECK(stats.total_bytes_allocated >= stats.total_bytes_deallocated);
        CHECK(stats.peak_allocated_bytes >= stats.allocated_bytes);
        CHECK(stats.allocated_bytes <= sizeof(struct own) * 100);
        CHECK(typed_pool_own_live(&pool) <= 100);
    }
    CHECK(pthread_join(threads[0], NULL) == 0 && pthread_join(threads[1], NULL) == 0);
    CHECK(typed_pool_own_stats(&pool, &stats) && stats.allocation_count == HANDED_OVER && stats.deallocation_count == HANDED_OVER);
    typed_pool_own_destroy(&pool);
    puts("accounted for");
    return 0;
}
"""
MODES = {
    "cached": "thread-cached",
    "lock free": "lock-free",
}


def made(folder: Path, mode: str) -> Path:
    emit(folder, {"own.h": OWN, "jitter.h": JITTER}, {"own": f'[element]\ntype = "struct own"\n[pool]\ncapacity = 100\ntrack_stats = true\nthread_safety = "{mode}"'})
    (folder / "main.c").write_text(PROGRAM, encoding="utf-8")
    return folder / "typed_pool_own.c"


def built(folder: Path, emitted: Path, *others: Path) -> Path:
    named = {other.stem for other in others}
    objects = [name for name in runtime_objects(folder, "gcc", (WITH_JITTER,)) if Path(name).stem not in named]
    build(folder / "main", "gcc", (WITH_JITTER,), [folder / "main.c", emitted, *others], objects)
    return folder / "main"


@pytest.mark.parametrize("mode", MODES.values(), ids=MODES)
def test_figures_agree_while_threads_count(tmp_path: Path, mode: str) -> None:
    holds(built(tmp_path, made(tmp_path, mode)))


@pytest.mark.parametrize("in_order", [True, False], ids=["in order", "out of order"])
def test_the_order_alone_does_it_where_stores_are_seen_in_order(tmp_path: Path, in_order: bool) -> None:
    """Without what is done about figures that do not agree: frees are summed before allocations, and the other way round."""
    emitted = made(tmp_path, "thread-cached")
    clamp = "    given = TYPED_LEAST(given, taken); /* other threads may be counting */\n"
    stats = (ROOT / "src" / "typed" / "stats.c").read_text(encoding="utf-8")
    assert clamp in stats
    (tmp_path / "stats.c").write_text(stats.replace(clamp, ""), encoding="utf-8")
    text = emitted.read_text(encoding="utf-8")
    first, after = text.index("    uint64_t given_ = pool_->given_;"), text.index("    uint64_t taken_ = pool_->taken_;")
    end = text.index("    *out_ = typed_stats_of_size")
    assert first < after < end
    if not in_order:
        emitted.write_text(text[:first] + text[after:end] + text[first:after] + text[end:], encoding="utf-8")
    program = built(tmp_path, emitted, tmp_path / "stats.c")
    if not in_order:
        assert any(stress(program).returncode == 1 for _ in range(30))
    elif platform.machine() in ("x86_64", "i686"):
        holds(program)
