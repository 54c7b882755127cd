"""Emitting specs given as text, and handing what comes of them to a compiler."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from gen import run, write
from harness.compiler import run_compiler

ROOT = Path(__file__).resolve().parents[2]
STRICT = (
    "-Wall -Wextra -Werror -pedantic -Wconversion -Wsign-conversion -Wcast-align -Wundef -Wshadow "
    "-Wdouble-promotion -Wswitch-enum -Wmissing-declarations -Wredundant-decls"
).split()
RUNTIME = sorted(str(path) for path in (ROOT / "src" / "typed").glob("*.c"))
COMPILERS = [cc for cc in ("gcc", "clang") if shutil.which(cc)]
SINGLE = 'thread_safety = "single-threaded"\ncapacity = 64'
OWN = "struct own { long id; char text[24]; };\n"
MAIN = """#include "typed_pool_own.h"
int main(void)
{
    static typed_pool_own pool;
    if (typed_pool_own_init(&pool) != TYPED_OK) { return 1; }
    struct own *one = typed_pool_own_alloc(&pool);
    if (one == NULL) { return 1; }
    typed_pool_own_free(&pool, one);
    typed_pool_own_destroy(&pool);
    return 0;
}
"""


def emit(folder: Path, *specs: str, preset: str | None = None, **options: bool) -> Path:
    """Emit specs given as text to folder/out (or folder/PRESET); returns where."""
    paths = []
    for text in specs:
        name = re.search(r'name = "(\w+)"', text)
        assert name is not None
        path = folder / f"{name[1]}.toml"
        path.write_text(text)
        paths.append(str(path))
    asked = run.Options(preset=preset, has_bundle=options.get("bundle", False), has_tests=options.get("tests", False))
    out = folder / (preset or "out")
    write.write(out, run.outputs_of(run.allocators_of(paths, asked), asked))
    return out


def spec(name: str, type_: str, pool: str, header: str = "own.h", element: str = "") -> str:
    return f'name = "{name}"\nheaders = ["{header}"]\n[element]\ntype = "{type_}"\n{element}\n[pool]\n{pool}\n'


def compile_(*arguments: object, cc: str = "gcc") -> subprocess.CompletedProcess[str]:
    return run_compiler([cc, f"-I{ROOT / 'src'}", *arguments])


def ok(result: subprocess.CompletedProcess[str]) -> None:
    assert result.returncode == 0, result.stderr


@pytest.fixture
def own(tmp_path: Path) -> Path:
    (tmp_path / "own.h").write_text("#ifndef OWN_H\n#define OWN_H\n" + OWN + "#endif\n")
    return tmp_path
