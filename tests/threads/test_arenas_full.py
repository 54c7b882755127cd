"""Emitted bump arenas and stacks with full checks, in every mode in which threads share them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from threads.stress_programs import COMPILERS, WITH_JITTER, Programs, holds, stress  # noqa: E402

OWN = "#ifndef OWN_H\n#define OWN_H\nstruct own { long id; char text[13]; };\n#endif\n"
MODES = {"mutex": "mutex", "free": "lock-free", "cached": "thread-cached"}
KEYS = {
    "small": 'capacity = "8KiB"',
    "chunks": 'capacity = 2000\ngrowth = "chunked"\nmax_capacity = "64KiB"',
    "virtual": 'capacity = "64KiB"\nbacking = "virtual"\ntrack_stats = false',
}
NAMES = [f"{kind}_{mode}_{keys}" for kind in ("bump", "stack") for mode in MODES for keys in KEYS if (kind, mode) != ("stack", "cached")]

# What is broken, a text of the emitted code, what stands there then, and a scenario that must notice.
MUTATIONS = [
    ("bump_free_chunks", "typed_lock_acquire(&bump_->lock_);", "", "mixed"),
    ("bump_cached_chunks", "typed_lock_acquire(&bump_->lock_);", "", "mixed"),
    ("stack_mutex_chunks", "typed_lock_acquire(&stack_->lock_);", "", "mixed"),
    ("bump_mutex_small", "return holds_;", "return holds_ || true;", "overflows"),
]


def spec(name: str) -> str:
    kind, mode, keys = name.split("_")
    return f'[element]\ntype = "struct own"\n[{kind}]\nthread_safety = "{MODES[mode]}"\npreset = "debug"\n{KEYS[keys]}'


@pytest.fixture(scope="module")
def programs(tmp_path_factory: pytest.TempPathFactory) -> Programs:
    specs = {name: spec(name) for name in NAMES}
    return Programs(tmp_path_factory.mktemp("full"), "test_arenas_full.c", {"own.h": OWN}, specs, lambda name: ["-DPOPS"] if name.startswith("stack") else [])


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("threads", [2, 8])
def test_arrays_are_whole_and_each_misuse_is_one_fault(programs: Programs, name: str, threads: int) -> None:
    holds(programs.program(name, "gcc"), "mixed", threads, 20)
    holds(programs.program(name, "gcc"), "overflows", threads, 10)


@pytest.mark.parametrize("cc", COMPILERS)
@pytest.mark.parametrize("name", [name for name in NAMES if name.endswith("chunks")])
def test_thread_sanitizer_sees_no_race_under_full_checks(programs: Programs, name: str, cc: str) -> None:
    holds(programs.program(name, cc, "-fsanitize=thread"), "mixed", 6, 3)


def is_noticed(program: Path, scenario: str) -> bool:
    """Whether it fails, or goes round in what was damaged."""
    try:
        return stress(program, scenario, 8, 50, seconds=10).returncode != 0
    except subprocess.TimeoutExpired:
        return True


@pytest.mark.parametrize(("name", "text", "broken", "scenario"), MUTATIONS)
def test_what_is_broken_under_full_checks_is_noticed(programs: Programs, tmp_path: Path, name: str, text: str, broken: str, scenario: str) -> None:
    programs.broken(tmp_path, name, text, broken)
    program = programs.program(name, "gcc", WITH_JITTER, folder=tmp_path)
    assert any(is_noticed(program, scenario) for _ in range(10))
