"""Stress programs: emitted allocators, each built into a C program of this folder when it is first asked for, run, and
broken on purpose."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from gen import run, write  # noqa: E402
from harness.compiler import run_compiler  # noqa: E402
from threads.runtime_objects import optimisation, runtime_objects  # noqa: E402

COMPILERS = [cc for cc in ("gcc", "clang") if shutil.which(cc)]
# Atomic operations between which another thread comes now and then, however few processors there are.
JITTER = """#ifndef JITTER_H
#define JITTER_H
#include <sched.h>
static __thread unsigned jitter_state;
static inline void jitter(void)
{
    jitter_state = jitter_state * 1103515245U + 12345U + (unsigned)(size_t)&jitter_state;
    if ((jitter_state >> 16) % 4 == 0) {
        (void)sched_yield();
    }
}
#define TYPED_RELAXED __ATOMIC_RELAXED
#define TYPED_ACQUIRE __ATOMIC_ACQUIRE
#define TYPED_RELEASE __ATOMIC_RELEASE
#define TYPED_ACQ_REL __ATOMIC_ACQ_REL
#define TYPED_SEQ_CST __ATOMIC_SEQ_CST
#define typed_atomic_load(object, order) (jitter(), __atomic_load_n(object, order))
#define typed_atomic_store(object, value, order) (jitter(), __atomic_store_n(object, value, order))
#define typed_atomic_fetch_add(object, value, order) (jitter(), __atomic_fetch_add(object, value, order))
#define typed_atomic_fetch_sub(object, value, order) (jitter(), __atomic_fetch_sub(object, value, order))
#define typed_atomic_exchange(object, value, order) (jitter(), __atomic_exchange_n(object, value, order))
#define typed_atomic_compare_exchange(object, expected, value, order) (jitter(), __atomic_compare_exchange_n(object, expected, value, 1, order, (order) == __ATOMIC_RELAXED || (order) == __ATOMIC_RELEASE ? __ATOMIC_RELAXED : __ATOMIC_ACQUIRE))
#define typed_pause() (void)sched_yield()
#endif
"""
WITH_JITTER = '-DTYPED_ATOMIC_HEADER="jitter.h"'


def emit(folder: Path, headers: Mapping[str, str], specs: Mapping[str, str]) -> None:
    """Write headers, and what comes of specs (texts by name, without their first lines: the name, and all headers)."""
    named = ", ".join(f'"{header}"' for header in headers)
    for header, text in headers.items():
        (folder / header).write_text(text, encoding="utf-8")
    for name, text in specs.items():
        (folder / f"{name}.toml").write_text(f'name = "{name}"\nheaders = [{named}]\n{text}\n', encoding="utf-8")
    options = run.Options()
    write.write(folder, run.outputs_of(run.allocators_of([str(folder / f"{name}.toml") for name in specs], options), options))


def build(program: Path, cc: str, flags: Sequence[str], sources: Sequence[Path], objects: Sequence[str]) -> None:
    """Compile and link, with headers that are looked for beside the program."""
    words = [cc, "-std=c11", "-D_POSIX_C_SOURCE=200809L", "-g1", optimisation(flags), "-pthread", *flags, f"-I{program.parent}", f"-I{ROOT / 'src'}"]
    done = run_compiler([*words, *sources, *objects, "-o", program])
    assert done.returncode == 0, done.stderr


def stress(program: Path, *words: object, seconds: int = 120) -> subprocess.CompletedProcess[str]:
    """Run it; ThreadSanitizer ends it at once, with 66."""
    environment = {**os.environ, "TSAN_OPTIONS": "halt_on_error=1:exitcode=66"}
    return subprocess.run([str(program), *map(str, words)], capture_output=True, text=True, check=False, timeout=seconds, env=environment)


def holds(program: Path, *words: object) -> None:
    """That it ends with everything accounted for."""
    done = stress(program, *words)
    assert done.returncode == 0, f"{program.name} {words}: {done.returncode}\n{done.stdout}{done.stderr}"
    assert "accounted for" in done.stdout


class Programs:
    """A program for each allocator."""

    def __init__(self, folder: Path, source: str, headers: Mapping[str, str], specs: Mapping[str, str], defines: Callable[[str], Sequence[str]]) -> None:
        self.folder = folder
        self.source = ROOT / "tests" / "threads" / source
        self.headers = {**headers, "jitter.h": JITTER}
        self.defines = defines
        emit(folder, headers, specs)
        (folder / "jitter.h").write_text(JITTER, encoding="utf-8")

    def emitted(self, name: str) -> Path:
        """The source of an allocator."""
        return next(path for kind in ("pool", "bump", "stack") if (path := self.folder / f"typed_{kind}_{name}.c").exists())

    def program(self, name: str, cc: str, *flags: str, folder: Path | None = None) -> Path:
        """An allocator's program; from files in another folder where one is given."""
        here, emitted = folder or self.folder, self.emitted(name).name
        program = here / "_".join((name, cc, *("".join(filter(str.isalnum, flag)) for flag in flags)))
        if not program.exists():
            arena = emitted.removesuffix(".c")
            words = (*flags, f'-DHEADER="{arena}.h"', f"-DARENA={arena}", *self.defines(name))
            build(program, cc, words, [self.source, here / emitted], runtime_objects(self.folder, cc, flags))
        return program

    def broken(self, folder: Path, name: str, text: str, instead: str) -> None:
        """A copy of an allocator's files in which one thing is wrong, wherever it stands."""
        found = 0
        emitted = self.emitted(name)
        for path in (*(self.folder / header for header in self.headers), emitted, emitted.with_suffix(".h")):
            before = path.read_text(encoding="utf-8")
            found += before.count(text)
            (folder / path.name).write_text(before.replace(text, instead), encoding="utf-8")
        assert found > 0, text
