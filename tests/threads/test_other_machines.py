"""Concurrent pools on other processors, under qemu's user emulation: the same conformance programs and the same stress.
It shows widths and calling conventions; emulation on x86 orders memory as x86 does, so it shows nothing of weak orders."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from gen import run, write  # noqa: E402

RUNTIME = sorted(map(str, (ROOT / "src" / "typed").glob("*.c")))
HERE = Path(__file__).parent
OWN = "#ifndef OWN_H\n#define OWN_H\nstruct own { long id; char text[24]; };\n#endif\n"
MACHINES = {"aarch64": "aarch64-linux-gnu-gcc", "riscv64": "riscv64-linux-gnu-gcc"}
SPECS = {
    "locked": 'thread_safety = "mutex"\ncapacity = 300',
    "unlocked": 'thread_safety = "lock-free"\ncapacity = 300\ntrack_stats = true',
    "chunked": 'thread_safety = "lock-free"\ngrowth = "chunked"\ncapacity = 64\nmax_capacity = 300\nchunk = 32',
    "cached": 'thread_safety = "thread-cached"\ncapacity = 300\ntrack_stats = true',
    "cached_chunked": 'thread_safety = "thread-cached"\ngrowth = "chunked"\ncapacity = 64\nmax_capacity = 300\nchunk = 32',
}


@pytest.fixture(params=MACHINES)
def machine(request: pytest.FixtureRequest) -> tuple[str, str]:
    name = str(request.param)
    for tool in (MACHINES[name], f"qemu-{name}"):
        if shutil.which(tool) is None:
            pytest.skip(f"{tool} is not installed")
    return MACHINES[name], f"qemu-{name}"


ARENAS = {
    "moved": ("bump", 'thread_safety = "lock-free"\ncapacity = 20000'),
    "shared": ("bump", 'thread_safety = "thread-cached"\ncapacity = 20000'),
    "piled": ("stack", 'thread_safety = "lock-free"\ncapacity = 20000'),
}


def emit(folder: Path) -> None:
    (folder / "own.h").write_text(OWN)
    paths = []
    for name, (kind, keys) in {**{name: ("pool", keys) for name, keys in SPECS.items()}, **ARENAS}.items():
        path = folder / f"{name}.toml"
        path.write_text(f'name = "{name}"\nheaders = ["own.h"]\n[element]\ntype = "struct own"\n[{kind}]\n{keys}\n')
        paths.append(str(path))
    options = run.Options(has_tests=True)
    write.write(folder, run.outputs_of(run.allocators_of(paths, options), options))


def test_suites_and_stress_pass(machine: tuple[str, str], tmp_path: Path) -> None:
    compiler, emulator = machine
    emit(tmp_path)
    flags = [compiler, "-std=gnu11", "-O2", "-static", "-pthread", f"-I{tmp_path}", f"-I{ROOT / 'src'}", f"-I{HERE / 'cross'}"]
    library = tmp_path / "runtime.o"
    subprocess.run([*flags, "-r", *RUNTIME, "-o", library], check=True)
    for name, (kind, _) in ARENAS.items():
        suite = tmp_path / f"suite_{name}"
        subprocess.run([*flags, *map(str, tmp_path.glob(f"*typed_{kind}_{name}.c")), str(library), "-o", suite], check=True)
        done = subprocess.run([emulator, str(suite)], capture_output=True, text=True, check=False, timeout=120)
        assert done.returncode == 0, f"{name}: {done.returncode}\n{done.stdout}{done.stderr}"
    for name in SPECS:
        pool = f"typed_pool_{name}"
        suite, stress = tmp_path / f"suite_{name}", tmp_path / f"stress_{name}"
        subprocess.run([*flags, "-c", tmp_path / f"{pool}.c", "-o", tmp_path / f"{pool}.o"], check=True)
        objects = [str(tmp_path / f"{pool}.o"), str(library)]
        subprocess.run([*flags, tmp_path / f"test_{pool}.c", *objects, "-o", suite], check=True)
        subject = [f'-DHEADER="{pool}.h"', f"-DPOOL={pool}", "-DHELD_BACK=0"]
        subprocess.run([*flags, *subject, HERE / "stress.c", *objects, "-o", stress], check=True)
        scenarios = [("pairs", "4", "300"), ("all_to_all", "4", "1000"), ("greedy", "4", "10"), ("lives", "4", "6")]
        commands: list[list[str]] = [[str(suite)], *([str(stress), *words] for words in scenarios)]
        for command in commands:
            done = subprocess.run([emulator, *command], capture_output=True, text=True, check=False, timeout=120)
            assert done.returncode == 0, f"{command}: {done.returncode}\n{done.stdout}{done.stderr}"
