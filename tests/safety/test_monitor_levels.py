"""Monitored pools: levels, and what is done when one begins: warnings, denials, callbacks in which the program frees memory."""

from __future__ import annotations

from pathlib import Path

import pytest

from .programs import build, emit, passes, ran
from .test_monitor import GROUPS, MODES, POOL


CALLBACK = """
static size_t called, frees;
static typed_pressure last_level;
static bool relieve(typed_pool_own *p, typed_pressure level, size_t bytes, void *ctx)
{
    CHECK(p == &pool && ctx == &called && bytes % 64 == 0);
    called++;
    last_level = level;
    for (size_t i = 0; i < frees; i++) {
        typed_pool_own_free(p, objects[i]);
        objects[i] = NULL;
    }
    return frees > 0;
}
"""


@pytest.mark.parametrize("mode", MODES)
def test_the_program_may_free_and_have_the_allocation_tried_once_more(tmp_path: Path, mode: str) -> None:
    keys = f'thread_safety = "{mode}"\ncapacity = 500\ncache_size = 1\n' if mode == "thread-cached" else f'thread_safety = "{mode}"\ncapacity = 500\n'
    source = emit(tmp_path, "pool", keys + 'monitor.hard_limit = 6400\nmonitor.high_percent = 100\nmonitor.critical_percent = 100')
    text = """
int main(void)
{
    CHECK(typed_pool_own_init(&pool) == TYPED_OK);
    typed_pool_own_on_pressure(&pool, relieve, &called);
    for (int i = 0; i < 100; i++) {
        CHECK((objects[i] = typed_pool_own_alloc(&pool)) != NULL);
    }
    CHECK(called == 0);
    CHECK(typed_pool_own_alloc(&pool) == NULL);
    CHECK(called == 1 && last_level == TYPED_PRESSURE_CRITICAL);
    frees = 3;
    CHECK(typed_pool_own_alloc(&pool) != NULL);
    CHECK(called == 2);
    frees = 0;
    typed_pool_own_on_pressure(&pool, NULL, NULL);
    typed_pool_own_destroy(&pool);
    return 0;
}
"""
    passes(build(tmp_path, POOL + CALLBACK + text, source))


def test_levels_are_entered_once_and_deny_by_size(tmp_path: Path) -> None:
    source = emit(
        tmp_path,
        "pool",
        """thread_safety = "single-threaded"
capacity = 500
[pool.monitor]
soft_limit = 640
hard_limit = 6400
high_percent = 100
critical_percent = 100
on_high = "callback"
""",
    )
    text = """
int main(void)
{
    CHECK(typed_pool_own_init(&pool) == TYPED_OK);
    typed_pool_own_on_pressure(&pool, relieve, &called);
    for (int round = 1; round <= 3; round++) {
        for (int i = 0; i < 10; i++) {
            CHECK((objects[i] = typed_pool_own_alloc(&pool)) != NULL);
        }
        CHECK(called == (size_t)round - 1);
        for (int i = 10; i < 20; i++) {
            CHECK((objects[i] = typed_pool_own_alloc(&pool)) != NULL);
        }
        CHECK(called == (size_t)round && last_level == TYPED_PRESSURE_HIGH);
        for (int i = 0; i < 20; i++) {
            typed_pool_own_free(&pool, objects[i]);
        }
    }
    typed_pool_own_destroy(&pool);
    return 0;
}
"""
    passes(build(tmp_path, POOL + CALLBACK + text, source))
    source = emit(
        tmp_path,
        "pool",
        """thread_safety = "single-threaded"
capacity = 500
[pool.monitor]
soft_limit = 640
on_high = "deny"
deny_above_high = 128
""",
    )
    text = """
int main(void)
{
    CHECK(typed_pool_own_init(&pool) == TYPED_OK);
    CHECK(typed_pool_own_alloc_bulk(&pool, objects, 10) == 10);
    CHECK(typed_pool_own_alloc_bulk(&pool, objects + 10, 3) == 0);
    CHECK(typed_pool_own_alloc_bulk(&pool, objects + 10, 2) == 2);
    CHECK(typed_pool_own_alloc(&pool) != NULL);
    CHECK(typed_pool_own_alloc_bulk(&pool, objects + 10, 3) == 0);
    typed_pool_own_destroy(&pool);
    return 0;
}
"""
    passes(build(tmp_path, POOL + text, source))


def test_a_warning_is_one_line_when_a_level_begins(tmp_path: Path) -> None:
    source = emit(tmp_path, "pool", 'thread_safety = "single-threaded"\ncapacity = 500\nmonitor.soft_limit = 640')
    text = """
int main(void)
{
    CHECK(typed_pool_own_init(&pool) == TYPED_OK);
    for (int i = 0; i < 100; i++) {
        CHECK((objects[i] = typed_pool_own_alloc(&pool)) != NULL);
    }
    typed_pool_own_destroy(&pool);
    return 0;
}
"""
    found = ran(build(tmp_path, POOL + text, source))
    assert found.status == 0
    assert found.err == "typedalloc: typed_pool_own: memory pressure is high, with 704 bytes in use\n"


EXHAUSTED_HIGH = """
#include "typed_pool_own.h"
static typed_pool_own pool;
static int asked;
static bool note(typed_pool_own *p, typed_pressure level, size_t bytes, void *ctx)
{
    (void)p, (void)level, (void)bytes, (void)ctx;
    asked++;
    return false;
}
int main(void)
{
    struct own *all[100];
    CHECK(typed_pool_own_init(&pool) == TYPED_OK);
    typed_pool_own_on_pressure(&pool, note, NULL);
    for (int round = 1; round <= 3; round++) {
        for (int i = 0; i < 100; i++) {
            all[i] = typed_pool_own_alloc(&pool);
            CHECK(all[i] != NULL);
        }
        CHECK(asked == round);
        CHECK(typed_pool_own_alloc(&pool) == NULL && typed_pool_own_alloc_bulk(&pool, all, 2) == 0);
        for (int i = 0; i < 100; i++) {
            typed_pool_own_free(&pool, all[i]);
        }
    }
    typed_pool_own_destroy(&pool);
    return 0;
}
"""


@pytest.mark.parametrize("mode", ["single-threaded", "mutex"])
def test_a_level_is_entered_again_after_the_pool_was_exhausted_in_it(tmp_path: Path, mode: str) -> None:
    """A request that was allowed and found no element leaves nothing that later ones could use unseen."""
    source = emit(tmp_path, "pool", f'thread_safety = "{mode}"\ncapacity = 100\nmonitor.soft_limit = {60 * 64}\nmonitor.on_high = "callback"')
    passes(build(tmp_path, EXHAUSTED_HIGH, source, flags=("-Wconversion", "-Wsign-conversion")))


ENTERED_AGAIN = """
int main(void)
{
    CHECK(typed_pool_own_init(&pool) == TYPED_OK);
    typed_pool_own_on_pressure(&pool, relieve, &called);
    for (size_t round = 1; round <= 4; round++) {
        CHECK(typed_pool_own_alloc_bulk(&pool, objects, 70) == 70);
        CHECK(called == round && last_level == TYPED_PRESSURE_HIGH);
        CHECK(typed_pool_own_alloc_bulk(&pool, objects, 5) == 5);
        CHECK(called == round);
        typed_pool_own_reset(&pool);
    }
    typed_pool_own_destroy(&pool);
    return 0;
}
"""


@pytest.mark.parametrize("checks", ["none", "full"])
@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize("mode", MODES)
def test_a_level_that_a_reset_ended_begins_again(tmp_path: Path, mode: str, group: str, checks: str) -> None:
    source = emit(tmp_path, "pool", f'thread_safety = "{mode}"\nchecks = "{checks}"\ncapacity = 500\nmonitor.soft_limit = 2560\nmonitor.on_high = "callback"\n{group}')
    passes(build(tmp_path, POOL + CALLBACK + ENTERED_AGAIN, source))


DENIED_IN_BULK = """
int main(void)
{
    CHECK(typed_pool_own_init(&pool) == TYPED_OK);
    CHECK(typed_pool_own_alloc_bulk(&pool, objects, 6) == 0);
    for (int i = 0; i < 5; i++) {
        CHECK((objects[i] = typed_pool_own_alloc(&pool)) != NULL);
    }
    for (int i = 0; i < 5; i++) {
        typed_pool_own_free(&pool, objects[i]);
    }
    CHECK(typed_pool_own_alloc_bulk(&pool, objects, 6) == 0);
    CHECK(typed_pool_own_alloc_bulk(&pool, objects, 5) == 5);
    typed_pool_own_reset(&pool);
    for (int i = 0; i < 20; i++) {
        CHECK(typed_pool_own_alloc(&pool) != NULL);
    }
    typed_pool_own_reset(&pool);
    CHECK(typed_pool_own_alloc_bulk(&pool, objects, 6) == 0);
    CHECK(typed_pool_own_alloc_bulk(&pool, objects, 5) == 5);
    typed_pool_own_destroy(&pool);
    return 0;
}
"""


@pytest.mark.parametrize("checks", ["none", "bounds", "full"])
@pytest.mark.parametrize("mode", ["single-threaded", "mutex", "lock-free"])
def test_a_bulk_allocation_is_denied_as_a_whole(tmp_path: Path, mode: str, checks: str) -> None:
    """Of a lock-free pool too, which counts what was ever handed out: by what the call asks for, not by what it adds to that."""
    keys = f'thread_safety = "{mode}"\nchecks = "{checks}"\ncapacity = 500\nmonitor.soft_limit = 320\nmonitor.hard_limit = 6400\nmonitor.high_percent = 100\nmonitor.critical_percent = 100\nmonitor.on_high = "deny"\nmonitor.deny_above_high = 128'
    passes(build(tmp_path, POOL + DENIED_IN_BULK, emit(tmp_path, "pool", keys)))
