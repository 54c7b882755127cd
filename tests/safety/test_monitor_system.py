"""Monitored pools: the figures of the system and of cgroups, from fabricated trees and from a real one where it can be made."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import pytest

from .programs import build, emit, passes, ran
from .test_monitor import MODES, POOL


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
