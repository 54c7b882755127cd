"""Monitored bump arenas and stacks: limits held against the cursor, levels, groups and the system's figures."""

from __future__ import annotations

from pathlib import Path

import pytest

from .programs import build, emit, passes
from .test_monitor import GROUPS
from .test_monitor_system import SAMPLED, tree

ARENA = """
#include "typed_KIND_own.h"
static typed_KIND_own arena;
int main(void)
{
    CHECK(typed_KIND_own_init(&arena) == TYPED_OK);
    unsigned random = 1;
    size_t refused = 0;
    for (unsigned round = 0; round < 20000; round++) {
        random = random * 1103515245 + 12345;
        const size_t count = 1 + random / 65536 % 20;
        const size_t used = typed_KIND_own_used(&arena);
        if (typed_KIND_own_alloc_n(&arena, count) == NULL) {
            CHECK(used + count * 64 > 6400 - ROUNDING);
            refused++;
            typed_KIND_own_POSITION mark = typed_KIND_own_MARK(&arena);
            CHECK(typed_KIND_own_used(&arena) == used);
            CHECK(typed_KIND_own_restore(&arena, mark) == TYPED_OK);
            typed_KIND_own_reset(&arena);
            CHECK(GROUPED);
        }
        CHECK(typed_KIND_own_used(&arena) <= 6400);
        if (count == 7) {
            const MARKER mark = typed_KIND_own_MARK(&arena);
            const size_t before = typed_KIND_own_used(&arena);
            (void)!typed_KIND_own_alloc(&arena);
            (void)!typed_KIND_own_alloc_n(&arena, 3);
            CHECK(typed_KIND_own_restore(&arena, mark) == TYPED_OK);
            CHECK(typed_KIND_own_used(&arena) == before);
        }
    }
    CHECK(refused > 100);
    typed_KIND_own_destroy(&arena);
    CHECK(GROUPED);
    return 0;
}
"""


MEMORIES = ["", 'backing = "virtual"', 'growth = "chunked"\nchunk = 700\nmax_capacity = "1MiB"', 'backing = "static"']


@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize("memory", MEMORIES)
@pytest.mark.parametrize("mode", ["single-threaded", "mutex", "lock-free"])
@pytest.mark.parametrize("kind", ["bump", "stack"])
def test_a_hard_limit_holds_for_arenas(tmp_path: Path, kind: str, mode: str, memory: str, group: str) -> None:
    source = emit(tmp_path, kind, f'thread_safety = "{mode}"\ncapacity = 50000\n{memory}\nmonitor.hard_limit = 6400\n{group}')
    text = named(ARENA, kind)
    # A chunk may begin with padding, so that a request is refused a little before it would not have fitted.
    text = text.replace("ROUNDING", "16" if mode != "lock-free" else "0").replace("GROUPED", "typed_group_all.charged == 0" if group else "true")
    if group:
        text = text.replace("CHECK(typed_group_all.charged == 0);", "CHECK(typed_group_all.charged <= 6400);", 1)
    passes(build(tmp_path, text, source))


def named(text: str, kind: str) -> str:
    """A program for one kind of arena."""
    mark, marker = ("checkpoint", "typed_checkpoint") if kind == "bump" else ("mark", "typed_marker")
    return text.replace("KIND", kind).replace(f"typed_{kind}_own_POSITION", marker).replace("MARKER", marker).replace("MARK", mark)


EXACT = """
#include "typed_KIND_own.h"
static typed_KIND_own arena;
static size_t most_used, refused;
static void *work(void *seed)
{
    unsigned random = (unsigned)(size_t)seed;
    for (unsigned round = 0; round < ROUNDS; round++) {
        random = random * 1103515245 + 12345;
        const size_t count = 1 + random / 65536 % 3;
        struct own *mine[40];
        size_t got = 0;
        while (got < 40 && (mine[got] = typed_KIND_own_alloc_n(&arena, count)) != NULL) {
            memset(mine[got], (int)(size_t)seed, count * 64);
            got++;
        }
        const size_t used = typed_KIND_own_used(&arena);
        size_t most = __atomic_load_n(&most_used, __ATOMIC_RELAXED);
        while (used > most && !__atomic_compare_exchange_n(&most_used, &most, used, 0, __ATOMIC_RELAXED, __ATOMIC_RELAXED)) {
        }
        CHECK(CHARGED <= 6400);
        __atomic_fetch_add(&refused, got < 40, __ATOMIC_RELAXED);
        while (got > 0) {
            got--;
            CHECK(mine[got]->bytes[count * 64 % 64] == (unsigned char)(size_t)seed);
            DROP
        }
    }
    return seed;
}
int main(void)
{
    for (int life = 0; life < LIVES; life++) {
        CHECK(typed_KIND_own_init(&arena) == TYPED_OK);
        for (int round = 0; round < 3; round++) {
            pthread_t threads[4];
            for (size_t i = 0; i < 4; i++) {
                CHECK(pthread_create(&threads[i], NULL, work, (void *)(i + 1)) == 0);
            }
            for (int i = 0; i < 4; i++) {
                CHECK(pthread_join(threads[i], NULL) == 0);
            }
            CHECK(typed_KIND_own_peak(&arena) <= 6400);
            EXACTLY
            typed_KIND_own_reset(&arena);
            CHECK(CHARGED == 0);
        }
        typed_KIND_own_destroy(&arena);
        CHECK(CHARGED == 0);
    }
    CHECK(most_used <= 6400 && refused > 0);
    return 0;
}
"""


@pytest.mark.parametrize(("cc", "flags"), [("gcc", ("-fsanitize=thread",)), ("clang", ("-fsanitize=thread",))])
@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize("memory", MEMORIES[:3])
@pytest.mark.parametrize(("kind", "mode"), [("bump", "mutex"), ("bump", "lock-free"), ("stack", "lock-free"), ("bump", "thread-cached")])
def test_an_arenas_hard_limit_holds_among_threads(tmp_path: Path, kind: str, mode: str, memory: str, group: str, cc: str, flags: tuple[str, ...]) -> None:
    """Four threads fill an arena at once, again and again. What is left below the limit when none is in a call is too little
    for a request; what a group was charged is what the arena has taken."""
    keys = f'thread_safety = "{mode}"\ncapacity = 50000\n{memory}\nmonitor.hard_limit = 6400\n{group}'
    source = emit(tmp_path, kind, keys + ("\ncache_size = 8" if mode == "thread-cached" else ""))
    text = EXACT.replace("ROUNDS", "300" if kind == "stack" else "4").replace("LIVES", "20" if kind == "bump" else "2")
    text = text.replace("CHARGED", "__atomic_load_n(&typed_group_all.charged, __ATOMIC_RELAXED)" if group else "(size_t)0")
    exact = mode in ("mutex", "lock-free")
    if kind == "bump":
        text = text.replace("DROP", "").replace("EXACTLY", "while (typed_KIND_own_alloc(&arena) != NULL) {\n}" + ("CHECK(typed_KIND_own_used(&arena) == 6400);" if exact else ""))
    else:
        text = text.replace("DROP", "(void)typed_KIND_own_try_pop(&arena, mine[got], count);")
        text = text.replace("EXACTLY", "CHECK(typed_KIND_own_used(&arena) == CHARGED);" if group else "").replace("CHARGED", "typed_group_all.charged")
    passes(build(tmp_path, named(text, kind), source, cc=cc, flags=flags))


LEVELS = """
#include "typed_KIND_own.h"
static typed_KIND_own arena;
static size_t called;
static bool again;
static MARKER mark;
static bool relieve(typed_KIND_own *a, typed_pressure level, size_t bytes, void *ctx)
{
    CHECK(a == &arena && ctx == &called && bytes % 64 == 0 && level != TYPED_PRESSURE_NORMAL);
    called++;
    if (again) {
        CHECK(typed_KIND_own_restore(a, mark) == TYPED_OK);
    }
    return again;
}
int main(void)
{
    CHECK(typed_KIND_own_init(&arena) == TYPED_OK);
    typed_KIND_own_on_pressure(&arena, relieve, &called);
    mark = typed_KIND_own_MARK(&arena);
"""


@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize("memory", MEMORIES)
@pytest.mark.parametrize("mode", ["single-threaded", "mutex", "lock-free"])
@pytest.mark.parametrize("kind", ["bump", "stack"])
def test_levels_of_arenas(tmp_path: Path, kind: str, mode: str, memory: str, group: str) -> None:
    """A level denies below where it was entered too, ends when bytes are given back, and is entered anew; a callback that
    makes room has the request tried again, once."""
    arena = f'thread_safety = "{mode}"\ncapacity = 50000\n{memory}\n{group}\nmonitor.soft_limit = 640\n'
    source = emit(tmp_path, kind, arena + 'monitor.on_high = "deny"\nmonitor.deny_above_high = 128')
    text = """
    for (int round = 0; round < 3; round++) {
        CHECK(typed_KIND_own_alloc_n(&arena, 10) != NULL);
        CHECK(typed_KIND_own_alloc_n(&arena, 3) == NULL && typed_KIND_own_alloc_n(&arena, 2) != NULL);
        const MARKER high = typed_KIND_own_MARK(&arena);
        CHECK(typed_KIND_own_alloc_n(&arena, 2) != NULL && typed_KIND_own_alloc_n(&arena, 2) != NULL);
        CHECK(typed_KIND_own_restore(&arena, high) == TYPED_OK);
        CHECK(typed_KIND_own_alloc_n(&arena, 3) == NULL); /* it fits below where the arena has been */
        CHECK(typed_KIND_own_alloc(&arena) != NULL && typed_KIND_own_used(&arena) == 13 * 64);
        struct own *newest = typed_KIND_own_alloc(&arena);
        CHECK(newest != NULL && typed_KIND_own_resize(&arena, newest, 1, 3) == newest);
        CHECK(typed_KIND_own_resize(&arena, newest, 3, 6) == NULL);
        CHECK(typed_KIND_own_restore(&arena, mark) == TYPED_OK);
        CHECK(typed_KIND_own_used(&arena) == 0);
    }
    typed_KIND_own_destroy(&arena);
    return 0;
}
"""
    passes(build(tmp_path, named(LEVELS + text, kind), source))
    source = emit(tmp_path, kind, arena + 'monitor.on_high = "callback"\nmonitor.hard_limit = 6400\nmonitor.high_percent = 100\nmonitor.critical_percent = 100')
    text = """
    for (size_t round = 1; round <= 3; round++) {
        CHECK(typed_KIND_own_alloc_n(&arena, 10) != NULL && called == round - 1);
        CHECK(typed_KIND_own_alloc(&arena) != NULL && called == round);
        CHECK(typed_KIND_own_alloc(&arena) != NULL && called == round);
        CHECK(typed_KIND_own_restore(&arena, mark) == TYPED_OK);
        struct own *one = typed_KIND_own_alloc(&arena);
        CHECK(one != NULL && called == round); /* normal again */
        CHECK(typed_KIND_own_restore(&arena, mark) == TYPED_OK);
    }
    CHECK(typed_KIND_own_alloc_n(&arena, 99) != NULL && called == 4);
    CHECK(typed_KIND_own_alloc_n(&arena, 2) == NULL && called == 5);
    again = true;
    CHECK(typed_KIND_own_alloc_n(&arena, 2) != NULL && called == 6);
    CHECK(typed_KIND_own_used(&arena) == 128);
    CHECK(typed_KIND_own_alloc_n(&arena, 101) == NULL && called == 7);
    typed_KIND_own_destroy(&arena);
    return 0;
}
"""
    passes(build(tmp_path, named(LEVELS + text, kind), source))


ARENA_SAMPLED = SAMPLED.replace("typed_pool_own", "typed_KIND_own").replace("&pool", "&arena").replace("(1 << 20) / 64", "((1 << 20) + BLOCK) / 64").replace(
    "    typed_KIND_own_destroy", "    RETURNS\n    typed_KIND_own_destroy"
)
RETURNS = """
    const MARKER here = typed_KIND_own_MARK(&arena);
    CHECK(typed_KIND_own_alloc(&arena) != NULL && typed_KIND_own_restore(&arena, here) == TYPED_OK);
    available(words[2], 10);
    sleep_ms(250);
    CHECK(typed_KIND_own_alloc(&arena) == NULL);
"""
# The same of what returns to a mark, or a reset, gave back: it counts.
COUNTED = """
    available(words[2], 10);
    sleep_ms(250);
    size_t taken = 0;
    for (unsigned round = 0; taken <= 1 << 20; round++) {
        const MARKER here = typed_KIND_own_MARK(&arena);
        if (typed_KIND_own_alloc_n(&arena, 9) == NULL) {
            break;
        }
        taken += 9 * 64;
        if (round % 5 == 4) {
            typed_KIND_own_reset(&arena);
        } else {
            CHECK(typed_KIND_own_restore(&arena, here) == TYPED_OK);
        }
    }
    CHECK(taken > 1000 && taken <= 1 << 20);
"""


@pytest.mark.parametrize("memory", ["", 'backing = "virtual"', 'growth = "chunked"\nchunk = 70000\nmax_capacity = "16MiB"'])
@pytest.mark.parametrize(("kind", "mode"), [("bump", "single-threaded"), ("stack", "single-threaded"), ("stack", "mutex"), ("bump", "lock-free"), ("stack", "lock-free"), ("bump", "thread-cached"), ("bump", "mutex")])
def test_arenas_read_the_system_again_after_the_interval(tmp_path: Path, kind: str, mode: str, memory: str) -> None:
    capacity = "capacity = 70000" if "chunk" in memory else "capacity = 10000000"
    keys = f'thread_safety = "{mode}"\n{capacity}\n{memory}\nmonitor.pressure = "system"\nmonitor.interval_ms = 200\nmonitor.on_critical = "deny"'
    root = tmp_path / "root"
    tree(root)
    source = emit(tmp_path, kind, keys)
    text = ARENA_SAMPLED.replace("BLOCK", "typed_bump_own_THREAD_BLOCK" if mode == "thread-cached" else "0")
    counts = COUNTED if mode in ("single-threaded", "mutex") else ""
    text = text.replace("RETURNS", RETURNS if mode == "lock-free" else counts).replace("&objects[i]", "object").replace("(objects[i] = typed_KIND_own_alloc(&arena))", "typed_KIND_own_alloc(&arena)")
    begin = f'#include "typed_{kind}_own.h"\nstatic typed_{kind}_own arena;\n'
    passes(build(tmp_path, begin + named(text, kind), source), str(root), str(root / "proc" / "meminfo"))


def test_a_cached_arena_hands_out_no_more_blocks_above_normal(tmp_path: Path) -> None:
    keys = 'thread_safety = "thread-cached"\ncapacity = 500000\ncache_size = 16\nmonitor.soft_limit = 4096\nmonitor.on_high = "deny"\nmonitor.deny_above_high = 128'
    source = emit(tmp_path, "bump", keys)
    text = """
#include "typed_bump_own.h"
static typed_bump_own arena;
int main(void)
{
    for (int life = 0; life < 3; life++) {
        CHECK(typed_bump_own_init(&arena) == TYPED_OK);
        for (int i = 0; i < 64; i++) {
            CHECK(typed_bump_own_alloc(&arena) != NULL);
        }
        CHECK(typed_bump_own_used(&arena) == 4096 && typed_bump_own_alloc_n(&arena, 3) == NULL);
        for (int i = 0; i < 100; i++) {
            CHECK(typed_bump_own_alloc_n(&arena, 2) != NULL && typed_bump_own_alloc_n(&arena, 3) == NULL);
        }
        struct own *newest = typed_bump_own_alloc(&arena);
        CHECK(newest != NULL && typed_bump_own_resize(&arena, newest, 1, 2) == newest);
        CHECK(typed_bump_own_resize(&arena, newest, 2, 5) == NULL);
        typed_bump_own_reset(&arena);
        CHECK(typed_bump_own_alloc_n(&arena, 60) != NULL);
        typed_bump_own_destroy(&arena);
    }
    return 0;
}
"""
    passes(build(tmp_path, text, source))


QUOTAS = """
#include "typed_KIND_own.h"
static typed_KIND_own arena;
static pthread_barrier_t barrier;
static void *work(void *seed)
{
    for (int life = 0; life < 1500; life++) {
        (void)pthread_barrier_wait(&barrier);
        for (int i = 0; i < 5; i++) {
            struct own *mine = typed_KIND_own_alloc_n(&arena, i % 2 + 1);
            CHECK(mine != NULL);
            memset(mine, 1, sizeof *mine);
        }
        if (pthread_barrier_wait(&barrier) == PTHREAD_BARRIER_SERIAL_THREAD) {
            CHECK(typed_KIND_own_used(&arena) == 4 * 7 * 64 && typed_KIND_own_alloc(&arena) == NULL);
            typed_KIND_own_reset(&arena);
        }
    }
    return seed;
}
int main(void)
{
    CHECK(typed_KIND_own_init(&arena) == TYPED_OK && pthread_barrier_init(&barrier, NULL, 4) == 0);
    pthread_t threads[4];
    for (int i = 0; i < 4; i++) {
        CHECK(pthread_create(&threads[i], NULL, work, NULL) == 0);
    }
    for (int i = 0; i < 4; i++) {
        CHECK(pthread_join(threads[i], NULL) == 0);
    }
    typed_KIND_own_destroy(&arena);
    return 0;
}
"""


@pytest.mark.parametrize("level", ["", 'monitor.soft_limit = 640\nmonitor.on_high = "deny"\nmonitor.deny_above_high = 128'])
@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize("memory", MEMORIES)
@pytest.mark.parametrize(("kind", "mode"), [("bump", "mutex"), ("bump", "lock-free"), ("stack", "lock-free")])
def test_nobody_is_refused_below_the_limit(tmp_path: Path, kind: str, mode: str, memory: str, group: str, level: str) -> None:
    """Four threads together ask for exactly what the limit allows, again and again: each request is served."""
    keys = f'thread_safety = "{mode}"\ncapacity = 50000\n{memory}\nmonitor.hard_limit = {4 * 7 * 64}\nmonitor.on_critical = "callback"\n{group}\n{level}'
    keys += "" if level else '\nmonitor.on_high = "callback"'
    source = emit(tmp_path, kind, keys)
    passes(build(tmp_path, named(QUOTAS, kind), source))


REFUSED_BEHIND = """
#include "typed_bump_own.h"
static typed_bump_own arena;
int main(void)
{
    size_t refused = 0;
    for (size_t fill = 1; fill < 8000; fill += 3) {
        CHECK(typed_bump_own_init(&arena) == TYPED_OK);
        for (size_t left = fill; left > 0;) {
            const size_t n = left > 1500 ? 1500 : left;
            left = typed_bump_own_alloc_bytes(&arena, n, 1) == NULL ? 0 : left - n;
        }
        const size_t used = typed_bump_own_used(&arena);
        struct own *newest = typed_bump_own_alloc_n(&arena, 1);
        if (newest != NULL && typed_bump_own_alloc_bytes(&arena, 95, 4096) == NULL) {
            refused++;
            (void)!typed_bump_own_resize(&arena, newest, 1, 0);
            CHECK(typed_bump_own_used(&arena) <= used);
        }
        typed_bump_own_destroy(&arena);
    }
    CHECK(refused > 100);
    return 0;
}
"""


@pytest.mark.parametrize("checks", ["none", "full"])
@pytest.mark.parametrize("mode", ["single-threaded", "mutex"])
def test_the_newest_is_still_the_newest_after_an_allocation_that_a_limit_refused(tmp_path: Path, mode: str, checks: str) -> None:
    """There was memory for that, in another chunk, but no allowance."""
    keys = f'thread_safety = "{mode}"\nchecks = "{checks}"\ngrowth = "chunked"\ncapacity = 2048\nmax_capacity = "256KiB"\nmonitor.hard_limit = 9000'
    passes(build(tmp_path, REFUSED_BEHIND, emit(tmp_path, "bump", keys)))


@pytest.mark.parametrize("cc", ["gcc", "clang"])
@pytest.mark.parametrize("checks", ["none", "bounds"])
@pytest.mark.parametrize("kind", ["bump", "stack"])
def test_nothing_is_emitted_that_is_not_used(tmp_path: Path, kind: str, checks: str, cc: str) -> None:
    """Where nothing is inline, compilers say so."""
    source = emit(tmp_path, kind, f'thread_safety = "lock-free"\ninline = false\nchecks = "{checks}"\ngrowth = "chunked"\nmax_capacity = "1MiB"\nmonitor.hard_limit = 6400')
    passes(build(tmp_path, f'#include "typed_{kind}_own.h"\nint main(void)\n{{\n    return 0;\n}}\n', source, cc=cc))


ENTERED_AGAIN = """
#include "typed_KIND_own.h"
static typed_KIND_own arena;
static size_t called;
static bool note(typed_KIND_own *of, typed_pressure level, size_t bytes, void *ctx)
{
    (void)bytes;
    called++;
    return of != &arena || level != TYPED_PRESSURE_HIGH || ctx != NULL;
}
int main(void)
{
    CHECK(typed_KIND_own_init(&arena) == TYPED_OK);
    typed_KIND_own_on_pressure(&arena, note, NULL);
    for (size_t round = 1; round <= 4; round++) {
        CHECK(typed_KIND_own_alloc_n(&arena, 70) != NULL);
        CHECK(called == round);
        CHECK(typed_KIND_own_alloc_n(&arena, 5) != NULL);
        CHECK(called == round);
        typed_KIND_own_reset(&arena);
    }
    typed_KIND_own_destroy(&arena);
    return 0;
}
"""


@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize(("kind", "mode"), [*((kind, mode) for kind in ("bump", "stack") for mode in ("single-threaded", "mutex", "lock-free")), ("bump", "thread-cached")])
def test_a_level_that_a_reset_ended_begins_again(tmp_path: Path, kind: str, mode: str, group: str) -> None:
    source = emit(tmp_path, kind, f'thread_safety = "{mode}"\ncapacity = 50000\nmonitor.soft_limit = 2560\nmonitor.on_high = "callback"\n{group}')
    passes(build(tmp_path, named(ENTERED_AGAIN, kind), source))
