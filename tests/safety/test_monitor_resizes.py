"""Arrays that are resized in monitored arenas: where they grow, whom that asks, and how often."""

from __future__ import annotations

from pathlib import Path

import pytest

from .programs import build, emit, passes
from .test_monitor import GROUPS
from .test_monitor_arenas import named

GROWS = """
#include "typed_KIND_own.h"
static typed_KIND_own arena;
static size_t asked;
static bool refuse(typed_KIND_own *a, typed_pressure level, size_t bytes, void *ctx)
{
    (void)a; (void)level; (void)ctx;
    asked = bytes;
    return false;
}
int main(void)
{
    CHECK(typed_KIND_own_init(&arena) == TYPED_OK);
    struct own *array = typed_KIND_own_alloc_n(&arena, 2);
    size_t n = 2;
    for (struct own *grown = array; grown != NULL; n += grown != NULL) {
        grown = typed_KIND_own_resize(&arena, array, n, n + 1);
        CHECK(grown == NULL || grown == array);
    }
    const size_t used = typed_KIND_own_used(&arena);
    CHECK(used <= 6400 && used > 6400 - 64);
    typed_KIND_own_reset(&arena);
    array = typed_KIND_own_alloc_n(&arena, 40);
    CHECK(array != NULL && typed_KIND_own_alloc_n(&arena, 40) != NULL);
    typed_KIND_own_on_pressure(&arena, refuse, NULL);
    CHECK(typed_KIND_own_resize(&arena, array, 40, 60) == NULL);
    CHECK(asked == 60 * 64);
    typed_KIND_own_destroy(&arena);
    return 0;
}
"""


@pytest.mark.parametrize("notes", ["", "tracking.leaks = true", 'preset = "debug"'])
@pytest.mark.parametrize(("memory", "group"), [("", GROUPS[0]), ("", GROUPS[1]), ('backing = "virtual"', GROUPS[1])])
@pytest.mark.parametrize("mode", ["single-threaded", "mutex", "lock-free"])
@pytest.mark.parametrize("kind", ["bump", "stack"])
def test_a_block_grows_where_it_is_up_to_the_limit_and_nobody_is_asked_where_it_cannot(tmp_path: Path, kind: str, mode: str, memory: str, group: str, notes: str) -> None:
    """A note that is there already is not charged again."""
    source = emit(tmp_path, kind, f'thread_safety = "{mode}"\ncapacity = 50000\n{memory}\n{notes}\nmonitor.hard_limit = 6400\n{group}')
    assert passes(build(tmp_path, GROWS.replace("KIND", kind), source)) == ""


RESIZED = """
#include "typed_KIND_own.h"
static typed_KIND_own arena;
static struct own *array;
static unsigned called;
static size_t bytes_asked, shrinks_to;
static typed_KIND_own other;
static bool is_reset;
static bool relieve(typed_KIND_own *a, typed_pressure level, size_t bytes, void *ctx)
{
    CHECK(a == &arena && level != TYPED_PRESSURE_NORMAL && ctx == NULL);
    if (is_reset) {
        typed_KIND_own_reset(&other);
    }
    called++;
    bytes_asked = bytes;
    if (shrinks_to != 0) {
        CHECK(typed_KIND_own_resize(&arena, array, 60, shrinks_to) == array);
    }
    return shrinks_to != 0;
}
int main(void)
{
    CHECK(typed_KIND_own_init(&arena) == TYPED_OK);
    typed_KIND_own_on_pressure(&arena, relieve, NULL);
    array = typed_KIND_own_alloc_n(&arena, 60);
    CHECK(array != NULL && called == 0);
    const size_t used = typed_KIND_own_used(&arena);
    CHECK(typed_KIND_own_resize(&arena, array, 60, 110) == NULL);
    CHECK(called == 1 && bytes_asked == 50 * 64 && typed_KIND_own_used(&arena) == used);
    { FAILED(1); }
    CHECK(typed_KIND_own_resize(&arena, array, 60, 70) == array && called == 1);
    CHECK(typed_KIND_own_resize(&arena, array, 70, 60) == array && called == 1);
    shrinks_to = 60; /* said to have made room where there is none: not asked again */
    CHECK(typed_KIND_own_resize(&arena, array, 60, 110) == NULL && called == 2);
    { FAILED(2); }
    if (IS_GROUPED) { /* room that another arena makes is had where the array is, without a second question */
        CHECK(typed_KIND_own_init(&other) == TYPED_OK && typed_KIND_own_alloc_n(&other, 20) != NULL);
        is_reset = true;
        CHECK(typed_KIND_own_resize(&arena, array, 60, 90) == array && called == 3 && typed_KIND_own_used(&other) == 0);
        typed_KIND_own_destroy(&other);
    }
    typed_KIND_own_destroy(&arena);
    CHECK(GROUPED);
    return 0;
}
"""


@pytest.mark.parametrize("extra", ["track_stats = true", 'checks = "full"'])
@pytest.mark.parametrize(("memory", "group"), [("", GROUPS[0]), ("", GROUPS[1]), ('growth = "chunked"\nchunk = 20000\nmax_capacity = "1MiB"', GROUPS[1])])
@pytest.mark.parametrize(("kind", "mode"), [*((kind, mode) for kind in ("bump", "stack") for mode in ("single-threaded", "mutex", "lock-free")), ("bump", "thread-cached")])
def test_a_resize_that_is_refused_asks_once(tmp_path: Path, kind: str, mode: str, memory: str, group: str, extra: str) -> None:
    """The newest array grows where it is, and that is what the program is asked for: a copy, which takes more, is not tried
    when that is refused. It counts as one allocation that failed."""
    limit = 6400 if "full" not in extra else 6600
    source = emit(tmp_path, kind, f'thread_safety = "{mode}"\ncapacity = 50000\n{memory}\n{group}\n{extra}\nmonitor.hard_limit = {limit}\nmonitor.on_high = "callback"\nmonitor.high_percent = 100\nmonitor.critical_percent = 100')
    counted = "typed_stats stats; CHECK(typed_KIND_own_stats(&arena, &stats) && stats.failed_allocations == (n))" if "stats" in extra else "(void)0"
    text = RESIZED.replace("#include", f"#define FAILED(n) {counted}\n#include", 1).replace("IS_GROUPED", str(int(bool(group)))).replace("GROUPED", "typed_group_all.charged == 0" if group else "true")
    passes(build(tmp_path, named(text, kind), source))


COPIED = """
#include "typed_bump_own.h"
static typed_bump_own arena, other;
static int called;
static bool relieve(typed_bump_own *a, typed_pressure level, size_t bytes, void *ctx)
{
    CHECK(a == &arena && level != TYPED_PRESSURE_NORMAL && bytes == COUNT * 64 && ctx == NULL);
    called++;
    typed_bump_own_reset(&other);
    return true;
}
int main(void)
{
    CHECK(typed_bump_own_init(&arena) == TYPED_OK && typed_bump_own_init(&other) == TYPED_OK);
    typed_bump_own_on_pressure(&arena, relieve, NULL);
    struct own *array = typed_bump_own_alloc_n(&arena, 10);
    CHECK(array != NULL && (IS_NEWEST || typed_bump_own_alloc(&arena) != NULL));
    CHECK(typed_bump_own_alloc_n(&other, 60) != NULL && called == 0);
    (void)!typed_bump_own_resize(&arena, array, 10, COUNT);
    CHECK(called == 1);
    typed_bump_own_destroy(&arena);
    typed_bump_own_destroy(&other);
    CHECK(typed_group_all.charged == 0);
    return 0;
}
"""


@pytest.mark.parametrize("is_newest", [0, 1])
@pytest.mark.parametrize("mode", ["single-threaded", "mutex", "lock-free", "thread-cached"])
def test_a_resize_that_must_copy_asks_for_the_copy_alone(tmp_path: Path, mode: str, is_newest: int) -> None:
    """There is no room behind the array in its chunk, or it is not the newest: growing where it is is not asked for."""
    chunk = 2000 if is_newest else 20000
    source = emit(tmp_path, "bump", f'thread_safety = "{mode}"\ncapacity = {chunk}\ngrowth = "chunked"\nchunk = {chunk}\nmax_capacity = "1MiB"\n{GROUPS[1]}\nmonitor.hard_limit = 6400' + ("\ncache_size = 8" if mode == "thread-cached" else ""))
    passes(build(tmp_path, COPIED.replace("COUNT", "80").replace("IS_NEWEST", str(is_newest)), source))
