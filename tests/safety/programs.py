"""Small programs against pools and arenas of struct own, 64 bytes: emitted, compiled with the runtime, run."""

from __future__ import annotations

import atexit
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from gen import run, write  # noqa: E402
from harness.compiler import compile_each, run_compiler  # noqa: E402

OWN = """#ifndef OWN_H
#define OWN_H
#include <stdbool.h>
struct own { unsigned char bytes[64]; };
extern unsigned own_made, own_dropped;
static inline bool own_init(struct own *o) { o->bytes[0] = 1; own_made++; return true; }
static inline void own_drop(struct own *o) { (void)o; own_dropped++; }
#endif
"""
# What every program begins with; CHECK says which line was wrong.
START = """
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
unsigned own_made, own_dropped;
#define CHECK(condition) ((condition) ? (void)0 : (fprintf(stderr, "line %d: %s\\n", __LINE__, #condition), exit(1)))
"""
# A handler that counts damaged lists; after the header of an allocator.
CORRUPT_LINKS = """
static int faults;
static void note(const typed_fault *fault, void *ctx)
{
    (void)ctx;
    faults += fault->kind == TYPED_FAULT_CORRUPT_LINK;
}
"""


@dataclass(frozen=True)
class Ran:
    """What became of a program."""

    status: int
    out: str
    err: str


def emit(folder: Path, kind: str, keys: str, name: str = "own", element: str = "", type_: str = "struct own") -> Path:
    """The source of one allocator; `keys` are the lines of its table."""
    (folder / "own.h").write_text(OWN)
    spec = folder / f"{name}.toml"
    spec.write_text(f'name = "{name}"\nheaders = ["own.h"]\n[element]\ntype = "{type_}"\n{element}\n[{kind}]\n{keys}\n')
    options = run.Options()
    write.write(folder, run.outputs_of(run.allocators_of([str(spec)], options), options))
    return folder / f"typed_{kind}_{name}.c"


@cache
def runtime_objects(cc: str, flags: tuple[str, ...]) -> tuple[str, ...]:
    """The runtime, compiled once for each set of flags."""
    place = Path(tempfile.mkdtemp(prefix="typedalloc-runtime-"))
    atexit.register(shutil.rmtree, place, ignore_errors=True)
    sources = sorted((ROOT / "src" / "typed").glob("*.c"))
    return tuple(compile_each([cc, "-std=gnu11", "-O0", "-g1", "-pthread", f"-I{ROOT / 'src'}", *flags], sources, place))


def build(folder: Path, text: str, *sources: object, cc: str = "gcc", flags: tuple[str, ...] = ()) -> Path:
    """A program of this text, compiled under the name of the test's own file, main.c."""
    main = folder / "main.c"
    main.write_text(START.strip() + "\n" + text)
    program = folder / f"main_{cc}"
    words = [cc, "-std=gnu11", "-O0", "-g1", "-pthread", "-Wall", "-Wextra", "-Werror", f"-I{folder}", f"-I{ROOT / 'src'}", *flags]
    done = run_compiler([*words, "main.c", *sources, *runtime_objects(cc, flags), "-o", program], folder)
    assert done.returncode == 0, done.stderr
    return program


def ran(program: Path, *arguments: str, variables: dict[str, str] | None = None) -> Ran:
    done = subprocess.run([program, *arguments], capture_output=True, text=True, check=False, timeout=60, cwd=program.parent, env=variables)
    return Ran(done.returncode, done.stdout, done.stderr)


def passes(program: Path, *arguments: str) -> str:
    """Run a program that checks itself: what it printed."""
    found = ran(program, *arguments)
    assert found.status == 0, f"{found.status}: {found.out}{found.err}"
    return found.out
