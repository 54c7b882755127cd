"""Arenas under a mutex: their emitted suites, in which threads share one, under ThreadSanitizer."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from gen import run, write  # noqa: E402
from harness.compiler import run_compiler  # noqa: E402
from threads.runtime_objects import runtime_objects  # noqa: E402

COMPILERS = [cc for cc in ("gcc", "clang") if shutil.which(cc)]
OWN = "#ifndef OWN_H\n#define OWN_H\nstruct own { long id; char text[16]; };\n#endif\n"
ARENAS = {
    "bump": 'capacity = "16KiB"',
    "bump_chunked": 'capacity = "4KiB"\ngrowth = "chunked"\nmax_capacity = "64KiB"\ntrack_stats = true',
    "bump_virtual": 'capacity = "64KiB"\nbacking = "virtual"',
    "stack": 'capacity = "16KiB"',
    "stack_chunked": 'capacity = "4KiB"\ngrowth = "chunked"\nmax_capacity = "64KiB"\nchecks = "full"',
}


@pytest.mark.parametrize("cc", COMPILERS)
def test_thread_sanitizer_has_nothing_to_say(tmp_path: Path, cc: str) -> None:
    (tmp_path / "own.h").write_text(OWN)
    paths = []
    for name, keys in ARENAS.items():
        path = tmp_path / f"{name}.toml"
        kind = name.partition("_")[0]
        path.write_text(f'name = "{name}"\nheaders = ["own.h"]\n[element]\ntype = "struct own"\n[{kind}]\nthread_safety = "mutex"\n{keys}\n')
        paths.append(str(path))
    options = run.Options(has_tests=True)
    write.write(tmp_path, run.outputs_of(run.allocators_of(paths, options), options))
    flags = ("-fsanitize=thread",)
    for name in ARENAS:
        arena = f"typed_{name.partition('_')[0]}_{name}"
        words = [cc, "-std=gnu11", "-g1", "-O1", "-pthread", *flags, f"-I{tmp_path}", f"-I{ROOT / 'src'}"]
        words += [str(tmp_path / f"{arena}.c"), str(tmp_path / f"test_{arena}.c"), *runtime_objects(tmp_path, cc, flags), "-lcmocka", "-o", str(tmp_path / name)]
        built = run_compiler(words)
        assert built.returncode == 0, built.stderr
        done = subprocess.run([tmp_path / name], capture_output=True, text=True, check=False, timeout=300)
        assert done.returncode == 0, f"{name}: {done.returncode}\n{done.stdout[-2000:]}{done.stderr[-4000:]}"


# Other threads come between wherever a lock is released.
YIELDING = """#include <sched.h>
#include <typed/lock.h>
static __thread unsigned yielding_state;
static inline void yielding(void)
{
    yielding_state = yielding_state * 1103515245U + 12345U + (unsigned)(size_t)&yielding_state;
    for (unsigned i = 0; i < (yielding_state >> 16) % 4; i++) {
        (void)sched_yield();
    }
}
#define typed_lock_release(lock) (typed_lock_release(lock), yielding())
"""


@pytest.mark.parametrize("mode", ["mutex", "lock-free"])
def test_no_allocation_fails_because_another_thread_got_the_last_chunk(tmp_path: Path, mode: str) -> None:
    (tmp_path / "own.h").write_text(OWN)
    (tmp_path / "yielding.h").write_text(YIELDING)
    keys = 'growth = "chunked"\ncapacity = 96\nchunk = 96\nmax_capacity = 192'
    spec = tmp_path / "last.toml"
    spec.write_text(f'name = "last"\nheaders = ["own.h"]\n[element]\ntype = "struct own"\n[bump]\nthread_safety = "{mode}"\n{keys}\n')
    write.write(tmp_path, run.outputs_of(run.allocators_of([str(spec)], run.Options()), run.Options()))
    words = ["gcc", "-std=gnu11", "-g1", "-O2", "-pthread", f"-I{tmp_path}", f"-I{ROOT / 'src'}"]
    emitted = [*words, "-include", str(tmp_path / "yielding.h"), "-c", str(tmp_path / "typed_bump_last.c"), "-o", str(tmp_path / "last.o")]
    program = [*words, '-DHEADER="typed_bump_last.h"', "-DARENA=typed_bump_last", str(ROOT / "tests" / "threads" / "test_arenas_growth.c")]
    program += [str(tmp_path / "last.o"), *runtime_objects(tmp_path, "gcc", ()), "-o", str(tmp_path / "last")]
    for command in (emitted, program):
        built = run_compiler(command)
        assert built.returncode == 0, built.stderr
    done = subprocess.run([tmp_path / "last"], capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
