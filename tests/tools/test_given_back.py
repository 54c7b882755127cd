"""What AddressSanitizer is told when address space is given back: it is poisoned no longer, to the last byte of its last page."""

from __future__ import annotations

from pathlib import Path

import pytest

from .programs import CLANG_ASAN, GCC_ASAN, HERE, Tool, build, emit, run_act

# A small and a large one, no multiple of a page; the large one is committed in steps.
CAPACITIES = {"bump": (1000, 70001), "stack": (1000, 70001), "pool": (25, 1751)}
MODES = ("single-threaded", "mutex", "lock-free", "thread-cached")
TOOLS = {"none": (GCC_ASAN,), "full": (GCC_ASAN, CLANG_ASAN)}  # by what is checked
CASES = [(kind, mode, checks, tool) for kind in CAPACITIES for mode in MODES if (kind, mode) != ("stack", "thread-cached") for checks, tools in TOOLS.items() for tool in tools]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("given-back")


@pytest.mark.parametrize(("kind", "mode", "checks", "tool"), CASES, ids=lambda value: value.cc if isinstance(value, Tool) else value)
def test_nothing_of_what_is_given_back_stays_poisoned(place: Path, kind: str, mode: str, checks: str, tool: Tool) -> None:
    small, large = CAPACITIES[kind]
    prefix = f"typed_{kind}_own"
    keys = f'thread_safety = "{mode}"\nchecks = "{checks}"\nbacking = "virtual"\ncapacity = {large}'
    folder = emit(place / f"{kind}-{mode}-{checks}", f'name = "own"\nheaders = ["own.h"]\n[element]\ntype = "struct own"\n[{kind}]\n{keys}\n')
    flags = [f"-DP={prefix}", f'-DHEADER="{prefix}.h"', f"-DSMALL={small}", f"-DLARGE={large}", "-Wl,--wrap=munmap"]
    done = run_act(build(folder, tool, HERE / "given_back.c", *flags), tool)
    assert done.returncode == 0 and done.stdout == "", f"{done.returncode}\n{done.stdout}"
