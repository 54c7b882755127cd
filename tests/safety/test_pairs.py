"""An allocation and its free in one function: what alloc gives is not checked a second time where the compiler sees that
nothing came between, and is checked wherever something did."""

from __future__ import annotations

import platform
import shutil
import subprocess
from pathlib import Path

import pytest

from .programs import ROOT, build, emit, passes

COMPILERS = [cc for cc in ("gcc", "clang") if shutil.which(cc)]
# In the caller's own code; what a set of keys adds to a pool of four doubles that checks bounds.
POOLS = {
    "addresses": "",
    "places": "[pool.tracking]\ncall_sites = true",
    "live_bits": "iterate = true",
    "indices": 'free_list = "indexed"',
    "bitmap": 'free_list = "bitmap"',
    "virtual": 'backing = "virtual"',
    "static": 'backing = "static"',
    "chunks": 'growth = "chunked"\nmax_capacity = 4',
    "handles": "handles = true",
    "monitor": "[pool.monitor]\nsoft_limit = 1024\nhard_limit = 2048",
}
PAIR = """
#include "typed_pool_own.h"
void pair(typed_pool_own *pool);
void pair(typed_pool_own *pool)
{
    double *object = typed_pool_own_alloc(pool);
    if (object != NULL) {
        *object = 1;
        typed_pool_own_free(pool, object);
    }
}
"""
# What both programs begin with: faults are counted, whatever they are.
HANDLER = """
#include "typed_pool_own.h"
static int faults;
static void note(const typed_fault *fault, void *ctx)
{
    (void)fault;
    (void)ctx;
    faults++;
}
"""
BETWEEN = """
static typed_pool_own pool, other;
static double *kept[4];
static int askings;
static bool make_room(typed_pool_own *asking, size_t bytes, void *ctx)
{
    (void)bytes;
    (void)ctx;
    askings++;
    typed_pool_own_free(asking, kept[3]);
    return true;
}
int main(void)
{
    typed_set_fault_handler(note, NULL);
    for (int round = 0; round < 3; round++) {
        CHECK(typed_pool_own_init(&pool) == TYPED_OK && typed_pool_own_init(&other) == TYPED_OK);
        /* given back at once, also where it never was handed out before */
        double *object = typed_pool_own_alloc(&pool);
        CHECK(object != NULL);
        *object = 1;
        typed_pool_own_free(&pool, object);
        CHECK(faults == 0 && typed_pool_own_live(&pool) == 0);
        /* given to another pool */
        object = typed_pool_own_alloc(&pool);
        CHECK(object != NULL);
        *object = 2;
        typed_pool_own_free(&other, object);
        CHECK(faults == 1 && typed_pool_own_live(&pool) == 1 && typed_pool_own_live(&other) == 0);
        typed_pool_own_free(&pool, object);
        /* an address beside it */
        object = typed_pool_own_alloc(&pool);
        CHECK(object != NULL);
        typed_pool_own_free(&pool, (double *)(void *)((char *)object + 1));
        CHECK(faults == 2 && typed_pool_own_live(&pool) == 1);
        /* given back after the pool was reset, and after its end */
        typed_pool_own_reset(&pool);
        typed_pool_own_free(&pool, object);
        CHECK(faults == 3 && typed_pool_own_live(&pool) == 0);
        object = typed_pool_own_alloc(&pool);
        CHECK(object != NULL);
        *object = 3;
        typed_pool_own_reset(&pool);
        typed_pool_own_free(&pool, object);
        CHECK(faults == 4 && typed_pool_own_live(&pool) == 0 && typed_pool_own_verify(&pool));
        /* with nothing left, room is made while it asks */
        typed_pool_own_on_exhausted(&pool, make_room, NULL);
        for (int i = 0; i < 4; i++) {
            kept[i] = typed_pool_own_alloc(&pool);
            CHECK(kept[i] != NULL);
        }
        object = typed_pool_own_alloc(&pool);
        CHECK(object == kept[3] && askings == round + 1);
        *object = 4;
        typed_pool_own_free(&pool, object);
        CHECK(faults == 4 && typed_pool_own_live(&pool) == 3);
        object = typed_pool_own_alloc(&pool);
        CHECK(object != NULL);
        *object = 5;
        typed_pool_own_destroy(&pool);
        typed_pool_own_free(&pool, object);
        CHECK(faults == 5);
        typed_pool_own_destroy(&other);
        faults = 0;
    }
    return 0;
}
"""
# A write after free makes a link lead to a live slot, or to nothing; each element that comes then is given back at once.
DAMAGED = """
static typed_pool_own pool;
int main(void)
{
    static const unsigned char bytes[] = {0, 1, 2, 3, 0xFF};
    typed_set_fault_handler(note, NULL);
    for (size_t i = 0; i < sizeof bytes; i++) {
        CHECK(typed_pool_own_init(&pool) == TYPED_OK);
        TYPE *live = typed_pool_own_alloc(&pool);
        TYPE *given = typed_pool_own_alloc(&pool);
        CHECK(live != NULL && given != NULL);
        typed_pool_own_free(&pool, given);
        memset(given, bytes[i], i % 2 == 0 ? sizeof *given : 1);
        for (int again = 0; again < 12; again++) {
            TYPE *object = typed_pool_own_alloc(&pool);
            if (object != NULL) {
                CHECK(typed_pool_own_contains(&pool, object));
                if (again % 3 == 2) {
                    typed_pool_own_free(&pool, object);
                }
            }
        }
        (void)typed_pool_own_verify(&pool);
        typed_pool_own_free(&pool, live);
        typed_pool_own_destroy(&pool);
    }
    return 0;
}
"""
# UBSan says where what the compiler was told is not so.
WAYS = {"optimised": ("-O2",), "told": ("-O1", "-fsanitize=unreachable", "-fno-sanitize-recover=all")}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("cc", COMPILERS)
@pytest.mark.parametrize("name", POOLS)
def test_what_comes_between_is_seen(tmp_path: Path, name: str, cc: str, way: str) -> None:
    source = emit(tmp_path, "pool", f'thread_safety = "single-threaded"\ncapacity = 4\n{POOLS[name]}', type_="double")
    passes(build(tmp_path, HANDLER + BETWEEN, source, cc=cc, flags=WAYS[way]))


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("type_", ["unsigned char", "short", "int", "double"])
@pytest.mark.parametrize("keys", ["", "handles = true", "iterate = true", "tracking.leaks = true", 'backing = "virtual"'])
@pytest.mark.parametrize("limits", ["", "\n[pool.monitor]\nsoft_limit = 2\nhard_limit = 4096"], ids=["", "limits"])
def test_what_a_damaged_link_leads_to_is_a_slot_at_most(tmp_path: Path, keys: str, limits: str, type_: str, way: str) -> None:
    """With a limit that is reached each allocation asks, with a list that is not empty."""
    source = emit(tmp_path, "pool", f'thread_safety = "single-threaded"\ncapacity = 8\n{keys}{limits}', type_=type_)
    passes(build(tmp_path, HANDLER + DAMAGED, source, cc="gcc", flags=(*WAYS[way], f"-DTYPE={type_}")))


@pytest.mark.skipif(platform.machine() != "x86_64" or shutil.which("gcc") is None, reason="looked at for gcc on x86-64")
@pytest.mark.parametrize("name", ["addresses", "virtual", "static", "monitor"])
def test_a_pair_is_checked_once(tmp_path: Path, name: str) -> None:
    """Then nothing is left that would refuse it."""
    emit(tmp_path, "pool", f'thread_safety = "single-threaded"\ncapacity = 4\n{POOLS[name]}', type_="double")
    (tmp_path / "pair.c").write_text(PAIR)
    words = ["gcc", "-std=c11", "-O2", "-Wall", "-Werror", f"-I{tmp_path}", f"-I{ROOT / 'src'}", "-c", "pair.c"]
    done = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    needs = subprocess.run(["nm", "-u", "pair.o"], cwd=tmp_path, capture_output=True, text=True, check=True).stdout
    assert "alloc_slow" in needs
    assert "refuse" not in needs
