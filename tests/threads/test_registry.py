"""The list of live allocators while threads make, name and end allocators, dump it and fork, with and without ThreadSanitizer."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from threads.runtime_objects import runtime_objects  # noqa: E402
from threads.stress_programs import COMPILERS, build, emit, holds  # noqa: E402

OWN = "#ifndef OWN_H\n#define OWN_H\nstruct own { long words[4]; };\n#endif\n"
LISTED = "capacity = 64\nregistry = true\n"
SPECS = {
    "locked": f'[element]\ntype = "struct own"\n[pool]\n{LISTED}thread_safety = "mutex"\nbacking = "static"\ntrack_stats = true',
    "cached": f'[element]\ntype = "struct own"\n[pool]\n{LISTED}thread_safety = "thread-cached"\ngrowth = "chunked"\nmax_capacity = 1000\nchunk = 64',
    "shared": f'[element]\ntype = "struct own"\n[bump]\n{LISTED}thread_safety = "lock-free"',
}
PLAIN: tuple[str, ...] = ()
SANITIZED = ("-fsanitize=thread",)


@pytest.mark.parametrize("flags", [PLAIN, SANITIZED], ids=["plain", "tsan"])
@pytest.mark.parametrize("cc", COMPILERS)
def test_allocators_come_and_go_while_others_dump_and_fork(tmp_path: Path, cc: str, flags: tuple[str, ...]) -> None:
    emit(tmp_path, {"own.h": OWN}, SPECS)
    sources = [ROOT / "tests" / "threads" / "registry.c", *sorted(tmp_path.glob("typed_*.c"))]
    build(tmp_path / "main", cc, flags, sources, runtime_objects(tmp_path, cc, flags))
    holds(tmp_path / "main")


@pytest.mark.parametrize("cc", COMPILERS)
def test_a_child_can_make_an_allocator_when_the_parent_made_its_first_meanwhile(tmp_path: Path, cc: str) -> None:
    emit(tmp_path, {"own.h": OWN}, {"locked": SPECS["locked"]})
    sources = [ROOT / "tests" / "threads" / "fork_early.c", tmp_path / "typed_pool_locked.c"]
    build(tmp_path / "main", cc, ("-Wl,--wrap=pthread_atfork",), sources, runtime_objects(tmp_path, cc, ()))
    holds(tmp_path / "main")
