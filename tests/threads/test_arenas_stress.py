"""Emitted lock-free bump arenas and stacks under many threads: exact accounting at the end of each, with and without
ThreadSanitizer, and the tests themselves tried on code that was broken on purpose."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from gen import run, write  # noqa: E402
from threads.runtime_objects import runtime_objects  # noqa: E402

OWN = "#ifndef OWN_H\n#define OWN_H\nstruct own { long id; char text[16]; };\n#endif\n"
ONE = '[element]\ntype = "struct own"'
TWO = '[[element]]\nname = "own"\ntype = "struct own"\n[[element]]\nname = "byte"\ntype = "unsigned char"'
KEYS = {
    "heap": "",
    "virtual": 'backing = "virtual"\npreset = "conservative"',
    "grows": 'backing = "virtual"\npreset = "performance"\ngrowth = "chunked"\ncapacity = 100\nmax_capacity = "1MiB"',
    "watched": 'preset = "conservative"\nmonitor.hard_limit = "1GiB"\nmonitor.group = "all"\nmonitor.on_high = "callback"',
    "judged": 'preset = "conservative"\ngrowth = "chunked"\ncapacity = 256\nmax_capacity = "48KiB"\nmonitor.soft_limit = 9000\nmonitor.on_high = "callback"',
    "chunks": 'preset = "conservative"\ngrowth = "chunked"\ncapacity = 256\nmax_capacity = "48KiB"',
}
COMPILERS = [cc for cc in ("gcc", "clang") if shutil.which(cc)]
NAMES = [f"{kind}_{form}_{keys}" for kind in ("bump", "stack") for form in ("one", "two") for keys in KEYS]
SCENARIOS = [("fill", 2, 50), ("fill", 16, 10), ("full", 2, 20000), ("full", 16, 1000), ("pops", 2, 20000), ("pops", 16, 2000), ("forks", 4, 20)]

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
#define typed_atomic_fence(order) __atomic_thread_fence(order)
#define typed_pause() (void)sched_yield()
#endif
"""
WITH_JITTER = '-DTYPED_ATOMIC_HEADER="jitter.h"'

# What is broken, a text of the emitted code, what stands there then, and a scenario that must notice.
MUTATIONS = [
    (
        "stack_one_heap",
        "return NULL; /* the cursor stays beyond the end, which stands for the end */",
        "(void)typed_atomic_fetch_sub(&stack_->cursor_, typed_stack_stack_one_heap_GRANULE, TYPED_RELAXED); return NULL;",
        ("full", 8, 5000),
    ),
    ("bump_one_heap", "TYPED_LEAST(at_, bump_->capacity_) != from_", "at_ != from_", ("full", 8, 5000)),
    ("stack_two_heap", "reach_ > left_ || left_ == 0", "reach_ > left_ + 24 || left_ == 0", ("fill", 2, 5)),
]
ORDERS = [
    ("stack_one_heap", "&at_, to_, TYPED_ACQ_REL", "&at_, to_, TYPED_RELAXED"),
    ("stack_two_heap", "at_ + reach_, TYPED_ACQUIRE", "at_ + reach_, TYPED_RELAXED"),
]


class Programs:
    """Each arena's stress program, built when it is first asked for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "own.h").write_text(OWN, encoding="utf-8")
        (folder / "jitter.h").write_text(JITTER, encoding="utf-8")
        paths = []
        for name in NAMES:
            kind, form, keys = name.split("_")
            path = folder / f"{name}.toml"
            elements = ONE if form == "one" else TWO
            text = f'name = "{name}"\nheaders = ["own.h"]\n{elements}\n[{kind}]\nthread_safety = "lock-free"\n{KEYS[keys]}\n'
            path.write_text(text, encoding="utf-8")
            paths.append(str(path))
        options = run.Options()
        write.write(folder, run.outputs_of(run.allocators_of(paths, options), options))

    def program(self, name: str, cc: str, *flags: str, folder: Path | None = None) -> Path:
        kind, form, keys = name.split("_")
        arena, here = f"typed_{kind}_{name}", folder or self.folder
        program = here / "_".join((name, cc, *("".join(filter(str.isalnum, flag)) for flag in flags)))
        if not program.exists():
            command = [cc, "-std=c11", "-g", "-O2", "-pthread", *flags, f"-I{here}", f"-I{ROOT / 'src'}"]
            command += [f'-DHEADER="{arena}.h"', f"-DARENA={arena}", f"-DTAIL={'_own' if form == 'two' else ''}", *(["-DPOPS"] if kind == "stack" else []), *(["-DCHUNKS"] if keys in ("chunks", "judged") else [])]
            command += [str(ROOT / "tests" / "threads" / "test_arenas_stress.c"), str(here / f"{arena}.c"), *runtime_objects(self.folder, cc, flags), "-o", str(program)]
            built = subprocess.run(command, capture_output=True, text=True, check=False)
            assert built.returncode == 0, built.stderr
        return program

    def broken(self, folder: Path, name: str, text: str, broken: str) -> None:
        """A copy of an arena's files in which one thing is wrong."""
        found = 0
        for path in (self.folder / "own.h", self.folder / "jitter.h", *self.folder.glob(f"typed_*_{name}.[hc]")):
            before = path.read_text(encoding="utf-8")
            found += before.count(text)
            (folder / path.name).write_text(before.replace(text, broken), encoding="utf-8")
        assert found > 0


@pytest.fixture(scope="module")
def programs(tmp_path_factory: pytest.TempPathFactory) -> Programs:
    return Programs(tmp_path_factory.mktemp("arenas"))


def stress(program: Path, scenario: str, threads: int, rounds: int) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "TSAN_OPTIONS": "halt_on_error=1:exitcode=66"}
    return subprocess.run([program, scenario, str(threads), str(rounds)], capture_output=True, text=True, check=False, timeout=120, env=environment)


def holds(program: Path, scenario: str, threads: int, rounds: int) -> None:
    done = stress(program, scenario, threads, rounds)
    assert done.returncode == 0, f"{program.name} {scenario} {threads} {rounds}: {done.returncode}\n{done.stdout}{done.stderr}"
    assert "accounted for" in done.stdout


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("scenario", "threads", "rounds"), SCENARIOS)
def test_every_byte_is_accounted_for(programs: Programs, name: str, scenario: str, threads: int, rounds: int) -> None:
    holds(programs.program(name, "gcc"), scenario, threads, rounds)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("scenario", "threads", "rounds"), [("full", 6, 500), ("pops", 3, 2000)])
def test_whoever_comes_between_does_no_harm(programs: Programs, name: str, scenario: str, threads: int, rounds: int) -> None:
    holds(programs.program(name, "gcc", WITH_JITTER), scenario, threads, rounds)


@pytest.mark.parametrize("cc", COMPILERS)
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("scenario", "threads", "rounds"), [("fill", 2, 2), ("full", 16, 30), ("pops", 2, 1000), ("pops", 16, 100)])
def test_thread_sanitizer_has_nothing_to_say(programs: Programs, name: str, cc: str, scenario: str, threads: int, rounds: int) -> None:
    holds(programs.program(name, cc, "-fsanitize=thread"), scenario, threads, rounds)


@pytest.mark.parametrize(("name", "text", "broken", "scenario"), MUTATIONS)
def test_what_is_broken_is_noticed(programs: Programs, tmp_path: Path, name: str, text: str, broken: str, scenario: tuple[str, int, int]) -> None:
    programs.broken(tmp_path, name, text, broken)
    program = programs.program(name, "gcc", WITH_JITTER, folder=tmp_path)
    assert any(stress(program, *scenario).returncode != 0 for _ in range(10))


@pytest.mark.skipif("clang" not in COMPILERS, reason="gcc's ThreadSanitizer does not see these")
@pytest.mark.parametrize(("name", "text", "broken"), ORDERS)
def test_an_order_that_is_too_weak_is_noticed(programs: Programs, tmp_path: Path, name: str, text: str, broken: str) -> None:
    programs.broken(tmp_path, name, text, broken)
    program = programs.program(name, "clang", "-fsanitize=thread", folder=tmp_path)
    assert any(stress(program, "pops", 4, 20000).returncode == 66 for _ in range(5))
