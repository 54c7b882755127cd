"""Monitored pools: limits that hold at every allocation, levels and what is done at them, groups, the system's figures
from fabricated trees."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import pytest

from .programs import build, emit, passes, ran

MODES = ("single-threaded", "mutex", "lock-free", "thread-cached")
POOL = '#include "typed_pool_own.h"\nstatic typed_pool_own pool;\nstatic struct own *objects[1000];\n'
HARD = """
int main(void)
{
    CHECK(typed_pool_own_init(&pool) == TYPED_OK);
    size_t live = 0;
    for (unsigned round = 0; round < 50; round++) {
        while (live < 1000 && (objects[live] = typed_pool_own_alloc(&pool)) != NULL) {
            live++;
        }
        CHECK(live == LIMIT / 64);
        CHECK(typed_pool_own_alloc(&pool) == NULL);
        CHECK(typed_pool_own_alloc_bulk(&pool, objects + live, 2) == 0);
        for (unsigned i = 0; i <= round && live > 0; i++) {
            typed_pool_own_free(&pool, objects[--live]);
        }
        if (round % 10 == 9) {
            typed_pool_own_reset(&pool);
            live = 0;
        }
    }
    typed_pool_own_destroy(&pool);
    return 0;
}
"""


@pytest.mark.parametrize("checks", ["none", "bounds", "full"])
@pytest.mark.parametrize("group", ["", 'monitor.group = "all"'])
@pytest.mark.parametrize(
    ("mode", "free_list"),
    [("thread-cached", "indexed"), ("lock-free", "indexed"), *((mode, kept) for mode in ("single-threaded", "mutex") for kept in ("intrusive", "bitmap", "indexed"))],
)
def test_a_hard_limit_holds_exactly(tmp_path: Path, mode: str, group: str, free_list: str, checks: str) -> None:
    source = emit(tmp_path, "pool", f'thread_safety = "{mode}"\ncapacity = 500\nfree_list = "{free_list}"\nchecks = "{checks}"\nmonitor.hard_limit = 6500\n{group}')
    passes(build(tmp_path, POOL + "#define LIMIT 6500\n" + HARD, source))


@pytest.mark.parametrize(("cc", "flags"), [("gcc", ()), ("gcc", ("-fsanitize=thread",)), ("clang", ("-fsanitize=thread",))])
@pytest.mark.parametrize("mode", ["mutex", "lock-free", "thread-cached"])
def test_a_hard_limit_holds_among_threads(tmp_path: Path, mode: str, cc: str, flags: tuple[str, ...]) -> None:
    source = emit(tmp_path, "pool", f'thread_safety = "{mode}"\ncapacity = 500\nmonitor.hard_limit = 6400')
    text = """
static size_t live_now, live_most;
static void *work(void *seed)
{
    struct own *mine[60];
    for (unsigned round = 0; round < 3000; round++) {
        size_t got = 0;
        while (got < 60 && (mine[got] = typed_pool_own_alloc(&pool)) != NULL) {
            got++;
            const size_t now = __atomic_add_fetch(&live_now, 1, __ATOMIC_RELAXED);
            size_t most = __atomic_load_n(&live_most, __ATOMIC_RELAXED);
            while (now > most && !__atomic_compare_exchange_n(&live_most, &most, now, 0, __ATOMIC_RELAXED, __ATOMIC_RELAXED)) {
            }
        }
        while (got > 0) {
            __atomic_sub_fetch(&live_now, 1, __ATOMIC_RELAXED);
            typed_pool_own_free(&pool, mine[--got]);
        }
    }
    return seed;
}
int main(void)
{
    CHECK(typed_pool_own_init(&pool) == TYPED_OK);
    pthread_t threads[4];
    for (int i = 0; i < 4; i++) {
        CHECK(pthread_create(&threads[i], NULL, work, NULL) == 0);
    }
    for (int i = 0; i < 4; i++) {
        CHECK(pthread_join(threads[i], NULL) == 0);
    }
    CHECK(live_most <= 100 && live_most > 0);
    CHECK(typed_pool_own_live(&pool) == 0);
    (void)objects;
    typed_pool_own_destroy(&pool);
    return 0;
}
"""
    passes(build(tmp_path, POOL + text, source, cc=cc, flags=flags))


def test_a_group_shares_a_limit_between_specs(tmp_path: Path) -> None:
    keys = 'thread_safety = "single-threaded"\ncapacity = 500\nmonitor.hard_limit = 6400\nmonitor.group = "shared"'
    one, other = emit(tmp_path, "pool", keys), emit(tmp_path, "pool", keys, name="other")
    text = """
#include "typed_pool_other.h"
static typed_pool_other another;
int main(void)
{
    CHECK(typed_pool_own_init(&pool) == TYPED_OK && typed_pool_other_init(&another) == TYPED_OK);
    for (int i = 0; i < 60; i++) {
        CHECK((objects[i] = typed_pool_own_alloc(&pool)) != NULL);
    }
    for (int i = 0; i < 40; i++) {
        CHECK(typed_pool_other_alloc(&another) != NULL);
    }
    CHECK(typed_pool_other_alloc(&another) == NULL && typed_pool_own_alloc(&pool) == NULL);
    typed_snapshot now;
    typed_pool_own_snapshot(&pool, &now);
    CHECK(now.charged == 6400 && now.usage.used == 60 * 64 && now.level == TYPED_PRESSURE_CRITICAL);
    typed_pool_own_free(&pool, objects[0]);
    CHECK(typed_pool_other_alloc(&another) != NULL && typed_pool_own_alloc(&pool) == NULL);
    typed_pool_other_destroy(&another);
    for (int i = 0; i < 41; i++) {
        CHECK(typed_pool_own_alloc(&pool) != NULL);
    }
    CHECK(typed_pool_own_alloc(&pool) == NULL);
    typed_pool_own_reset(&pool);
    CHECK(typed_group_shared.charged == 0);
    typed_pool_own_destroy(&pool);
    CHECK(typed_group_shared.charged == 0);
    return 0;
}
"""
    passes(build(tmp_path, POOL + text, one, other))


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


def tree(root: Path, available_kib: int = 500, current: str = "100", most: str = "max", high: str = "max", psi: tuple[float, float] = (0.0, 0.0)) -> None:
    """What /proc and /sys/fs/cgroup would say: the group /a/b, whose parent /a has the limits."""
    (root / "proc" / "self").mkdir(parents=True, exist_ok=True)
    (root / "proc" / "meminfo").write_text(f"MemTotal:        1000 kB\nMemFree:           10 kB\nMemAvailable:   {available_kib:5} kB\n")
    (root / "proc" / "self" / "cgroup").write_text("1:name=other:/x\n0::/a/b\n")
    inner = root / "sys" / "fs" / "cgroup" / "a" / "b"
    inner.mkdir(parents=True, exist_ok=True)
    (inner / "memory.current").write_text("50\n")
    (inner / "memory.max").write_text("max\n")
    (inner / "memory.pressure").write_text(
        f"some avg10={psi[0]:.2f} avg60=0.00 avg300=0.00 total=0\nfull avg10={psi[1]:.2f} avg60=0.00 avg300=0.00 total=0\n"
    )
    (inner.parent / "memory.current").write_text(f"{current}\n")
    (inner.parent / "memory.max").write_text(f"{most}\n")
    (inner.parent / "memory.high").write_text(f"{high}\n")


LEVEL = """
#include <typed/pressure.h>
int main(int count, char **words)
{
    CHECK(count == 2);
    typed_pressure_set_root(words[1]);
    typed_system_memory memory;
    CHECK(typed_system_memory_read(&memory));
    printf("%s %u %u %u %u %lld\\n", typed_pressure_string(typed_pressure_now()), memory.system_percent, memory.cgroup_percent, memory.some_stalled_percent,
        memory.full_stalled_percent, memory.cgroup_limit_bytes == UINT64_MAX ? -1LL : (long long)memory.cgroup_limit_bytes);
    return 0;
}
"""


def test_levels_are_read_from_the_system_and_every_cgroup_around(tmp_path: Path) -> None:
    program = build(tmp_path, LEVEL)
    root = tmp_path / "root"
    cases: list[tuple[dict[str, Any], str]] = [
        ({}, "normal 50 0 0 0 -1"),
        ({"available_kib": 200}, "high 80 0 0 0 -1"),
        ({"available_kib": 50}, "critical 95 0 0 0 -1"),
        ({"most": "200"}, "normal 50 50 0 0 200"),
        ({"most": "200", "high": "120"}, "high 50 83 0 0 120"),
        ({"most": "100"}, "critical 50 100 0 0 100"),
        ({"psi": (9.99, 0.0)}, "normal 50 0 9 0 -1"),
        ({"psi": (10.0, 0.0)}, "high 50 0 10 0 -1"),
        ({"psi": (40.0, 10.5)}, "critical 50 0 40 10 -1"),
    ]
    for keys, expected in cases:
        tree(root, **keys)
        assert passes(program, str(root)) == expected + "\n", keys
    for missing in ("sys/fs/cgroup/a/b/memory.pressure", "sys/fs/cgroup/a/memory.high", "sys/fs/cgroup/a/b/memory.current", "proc/self/cgroup"):
        tree(root)
        (root / missing).unlink()
        assert passes(program, str(root)).startswith("normal 50 "), missing
    (root / "proc" / "self" / "cgroup").write_text("0::" + "/deep" * 400 + "\n")
    assert passes(program, str(root)).startswith("normal 50 ")
    (root / "proc" / "meminfo").write_text("MemTotal: what\n")
    assert ran(program, str(root)).status == 1


SAMPLED = """
#include <time.h>
#include <typed/pressure.h>
static void sleep_ms(long ms)
{
    const struct timespec pause = {ms / 1000, ms % 1000 * 1000000};
    nanosleep(&pause, NULL);
}
static void available(const char *file, int kib)
{
    FILE *out = fopen(file, "w");
    CHECK(out != NULL);
    fprintf(out, "MemTotal: 1000 kB\\nMemAvailable: %d kB\\n", kib);
    fclose(out);
}
int main(int count, char **words)
{
    CHECK(count == 3);
    typed_pressure_set_root(words[1]);
    CHECK(typed_pool_own_init(&pool) == TYPED_OK);
    for (int i = 0; i < 10; i++) {
        CHECK((objects[i] = typed_pool_own_alloc(&pool)) != NULL);
    }
    available(words[2], 10);
    typed_snapshot now;
    typed_pool_own_snapshot(&pool, &now);
    CHECK(now.level == TYPED_PRESSURE_NORMAL && now.system.total_bytes == 1000 * 1024); /* not read again yet */
    sleep_ms(250);
    typed_pool_own_snapshot(&pool, &now);
    CHECK(now.level == TYPED_PRESSURE_CRITICAL && now.system.system_percent == 99);
    /* The allowance of a megabyte that was given before lasts; then requests are denied. */
    size_t more = 0;
    while (typed_pool_own_alloc(&pool) != NULL) {
        more++;
        CHECK(more <= (1 << 20) / 64);
    }
    available(words[2], 900);
    CHECK(typed_pool_own_alloc(&pool) == NULL);
    sleep_ms(250);
    CHECK(typed_pool_own_alloc(&pool) != NULL);
    typed_pool_own_destroy(&pool);
    return 0;
}
"""


@pytest.mark.parametrize("mode", MODES)
def test_the_system_is_read_again_after_the_interval(tmp_path: Path, mode: str) -> None:
    keys = f'thread_safety = "{mode}"\ncapacity = 100000\nmonitor.pressure = "system"\nmonitor.interval_ms = 200\nmonitor.on_critical = "deny"'
    root = tmp_path / "root"
    tree(root)
    source = emit(tmp_path, "pool", keys)
    passes(build(tmp_path, POOL + SAMPLED, source), str(root), str(root / "proc" / "meminfo"))


def test_a_real_memory_cgroup_is_seen(tmp_path: Path) -> None:
    groups = Path("/sys/fs/cgroup")
    mine = groups / "typedalloc_test"
    if not (groups / "cgroup.controllers").exists():
        pytest.skip("no cgroup v2 here")
    try:
        mine.mkdir()
        (mine / "memory.max").write_text(str(64 << 20))
    except OSError as error:
        pytest.skip(f"no memory cgroup can be made here: {error}")
    try:
        program = build(tmp_path, LEVEL)
        done = subprocess.run(["sh", "-c", f"echo $$ > {mine}/cgroup.procs && exec {program} ''"], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        assert done.stdout.split()[-1] == str(64 << 20)
    finally:
        mine.rmdir()


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
GROUPS = ["", 'monitor.group = "all"']


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


@pytest.mark.parametrize(("cc", "flags"), [("gcc", ()), ("gcc", ("-fsanitize=thread",)), ("clang", ("-fsanitize=thread",))])
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


@pytest.mark.parametrize("memory", ["", 'backing = "virtual"', 'growth = "chunked"\nchunk = 70000\nmax_capacity = "16MiB"'])
@pytest.mark.parametrize(("kind", "mode"), [("bump", "lock-free"), ("stack", "lock-free"), ("bump", "thread-cached"), ("bump", "mutex")])
def test_arenas_read_the_system_again_after_the_interval(tmp_path: Path, kind: str, mode: str, memory: str) -> None:
    capacity = "capacity = 70000" if "chunk" in memory else "capacity = 10000000"
    keys = f'thread_safety = "{mode}"\n{capacity}\n{memory}\nmonitor.pressure = "system"\nmonitor.interval_ms = 200\nmonitor.on_critical = "deny"'
    root = tmp_path / "root"
    tree(root)
    source = emit(tmp_path, kind, keys)
    text = ARENA_SAMPLED.replace("BLOCK", "typed_bump_own_THREAD_BLOCK" if mode == "thread-cached" else "0")
    text = text.replace("RETURNS", RETURNS if mode == "lock-free" else "").replace("&objects[i]", "object").replace("(objects[i] = typed_KIND_own_alloc(&arena))", "typed_KIND_own_alloc(&arena)")
    begin = f'#include "typed_{kind}_own.h"\nstatic typed_{kind}_own arena;\n'
    passes(build(tmp_path, begin + named(text, kind), source), str(root), str(root / "proc" / "meminfo"))


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
    CHECK(typed_group_shared.charged <= 64 + typed_bump_own_THREAD_BLOCK);
    CHECK(typed_bump_own_alloc_n(&arena, 100) != NULL && typed_bump_own_alloc(&arena) == NULL);
    typed_bump_own_destroy(&arena);
    CHECK(typed_group_shared.charged == 0);
    return 0;
}
"""
    passes(build(tmp_path, text, one, other))


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


POOL_QUOTAS = """
#include "typed_pool_own.h"
static typed_pool_own pool;
static pthread_barrier_t barrier;
static void *work(void *seed)
{
    for (int life = 0; life < 1500; life++) {
        struct own *mine[8];
        (void)pthread_barrier_wait(&barrier);
        for (int i = 0; i < 4; i++) {
            mine[i] = typed_pool_own_alloc(&pool);
            CHECK(mine[i] != NULL);
        }
        CHECK(typed_pool_own_alloc_bulk(&pool, mine + 4, 3) == 3);
        (void)pthread_barrier_wait(&barrier);
        typed_pool_own_free_bulk(&pool, mine, 7);
    }
    return seed;
}
int main(void)
{
    CHECK(typed_pool_own_init(&pool) == TYPED_OK && pthread_barrier_init(&barrier, NULL, 4) == 0);
    pthread_t threads[4];
    for (int i = 0; i < 4; i++) {
        CHECK(pthread_create(&threads[i], NULL, work, NULL) == 0);
    }
    for (int i = 0; i < 4; i++) {
        CHECK(pthread_join(threads[i], NULL) == 0);
    }
    struct own *all[28];
    CHECK(typed_pool_own_alloc_bulk(&pool, all, 28) == 28 && typed_pool_own_alloc(&pool) == NULL);
    typed_pool_own_destroy(&pool);
    return 0;
}
"""


@pytest.mark.parametrize("level", ["", 'monitor.soft_limit = 640\nmonitor.on_high = "deny"\nmonitor.deny_above_high = 192'])
@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize(
    "memory", ["free_list = \"bitmap\"", "free_list = \"indexed\"", "backing = \"virtual\"", "checks = \"full\"", "growth = \"chunked\"\nmax_capacity = 9000\nchunk = 4"]
)
def test_nobody_is_refused_below_the_limit_of_a_pool(tmp_path: Path, memory: str, group: str, level: str) -> None:
    """The same of a pool under a lock: what one thread was granted may serve another, who then asks again."""
    keys = f'thread_safety = "mutex"\ncapacity = 100\n{memory}\nmonitor.hard_limit = {4 * 7 * 64}\nmonitor.on_critical = "callback"\n{group}\n{level}'
    keys += "" if level else '\nmonitor.on_high = "callback"'
    source = emit(tmp_path, "pool", keys)
    passes(build(tmp_path, POOL_QUOTAS, source))


DAMAGED = """
#include <unistd.h>
#include "typed_pool_own.h"
static typed_pool_own pool;
static int faults;
static void note(const typed_fault *fault, void *ctx)
{
    (void)ctx;
    faults += fault->kind == TYPED_FAULT_CORRUPT_LINK;
}
int main(void)
{
    typed_set_fault_handler(note, NULL);
    CHECK(typed_pool_own_init(&pool) == TYPED_OK);
    struct own *volatile late = typed_pool_own_alloc(&pool);
    CHECK(late != NULL && typed_pool_own_alloc(&pool) != NULL);
    typed_pool_own_free(&pool, late);
    memset(late->bytes, 0xEE, 8);
    (void)alarm(20);
    CHECK(typed_pool_own_alloc(&pool) == late);
    CHECK(typed_pool_own_alloc(&pool) != NULL && faults == 1);
    struct own *more[9];
    CHECK(typed_pool_own_alloc_bulk(&pool, more, 9) == 9 && faults == 1);
    typed_pool_own_destroy(&pool);
    return 0;
}
"""


@pytest.mark.parametrize("memory", ["", 'backing = "virtual"', 'growth = "chunked"\nmax_capacity = 9000\nchunk = 40'])
@pytest.mark.parametrize("mode", ["single-threaded", "mutex"])
def test_a_damaged_list_is_repaired_while_there_are_slots_that_were_never_handed_out(tmp_path: Path, mode: str, memory: str) -> None:
    """What a monitor allows is not to be had behind a damaged link, until that was reported."""
    source = emit(tmp_path, "pool", f'thread_safety = "{mode}"\ncapacity = 100\n{memory}\nmonitor.hard_limit = "1MiB"')
    passes(build(tmp_path, DAMAGED, source))


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
    passes(build(tmp_path, EXHAUSTED_HIGH, source))
