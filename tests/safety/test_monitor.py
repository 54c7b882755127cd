"""Monitored pools: limits that hold at every allocation, levels and what is done at them, groups, the system's figures
from fabricated trees."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import pytest

from .programs import CORRUPT_LINKS, build, emit, passes, ran

GROUPS = ["", 'monitor.group = "all"']
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


DAMAGED = f"""
#include <unistd.h>
#include "typed_pool_own.h"
static typed_pool_own pool;
{CORRUPT_LINKS}""" + """
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
    passes(build(tmp_path, EXHAUSTED_HIGH, source, flags=("-Wconversion", "-Wsign-conversion")))


REFUSED = """
#include "typed_pool_first.h"
#include "typed_pool_second.h"
static typed_pool_first first;
static typed_pool_second second;
int main(void)
{
    struct own *taken[8];
    CHECK(typed_pool_first_init(&first) == TYPED_OK && typed_pool_second_init(&second) == TYPED_OK);
    for (size_t i = 0; i < 4; i++) {
        taken[i] = typed_pool_first_alloc(&first);
    }
    struct own *more[8];
    const size_t charged = typed_group_all.charged;
    CHECK(charged >= 4 * 64);
    CHECK(typed_pool_first_alloc_bulk(&first, more, 8) == 0); /* the limit allows it, but there are no more */
    CHECK(typed_group_all.charged == charged);
    for (size_t i = 4; i < 8; i++) {
        taken[i] = typed_pool_first_alloc(&first);
        CHECK(taken[i] != NULL);
    }
    CHECK(typed_pool_first_alloc(&first) == NULL && typed_pool_first_alloc(&first) == NULL);
    CHECK(typed_group_all.charged == 8 * 64);
    for (size_t i = 0; i < 8; i++) {
        typed_pool_first_free(&first, taken[i]);
    }
    typed_pool_first_thread_flush(&first);
    typed_pool_first_reset(&first); /* a lock-free pool gives back what it was charged then */
    CHECK(typed_group_all.charged == 0);
    for (size_t i = 0; i < 8; i++) {
        CHECK(typed_pool_second_alloc(&second) != NULL);
    }
    typed_pool_second_destroy(&second);
    typed_pool_first_destroy(&first);
    CHECK(typed_group_all.charged == 0);
    return 0;
}
"""


@pytest.mark.parametrize("checks", ["none", "full"])
@pytest.mark.parametrize("memory", ["", 'growth = "chunked"\nchunk = 4\nmax_capacity = 8', 'backing = "virtual"'])
@pytest.mark.parametrize("mode", MODES)
def test_what_is_refused_charges_a_group_nothing(tmp_path: Path, mode: str, memory: str, checks: str) -> None:
    """A request for which there is no memory was allowed first: the group has that back."""
    keys = f'thread_safety = "{mode}"\nchecks = "{checks}"\ncapacity = 8\n{memory}\nmonitor.group = "all"\nmonitor.hard_limit = 768'
    sources = [emit(tmp_path, "pool", keys, name) for name in ("first", "second")]
    passes(build(tmp_path, REFUSED, *sources))


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
