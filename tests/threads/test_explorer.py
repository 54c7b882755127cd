"""Emitted pools in every order of their threads' steps: tests/explorer, and docs/threads-evidence.md for what it shows.

With TYPED_EXPLORER=long (`python3 tests/run.py explorer-long`) there are larger scripts and more random ones;
TYPED_EXPLORER_SEED says which random ones.
"""

from __future__ import annotations

import os
import platform
import random
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from gen import run, write  # noqa: E402
from threads.explorer_cases import CASES, FAULTS, LONG_CASES, POOLS, Case, Fault, Pool  # noqa: E402

EXPLORER = ROOT / "tests" / "explorer"
ENGINE = ("explorer", "walk", "report", "fibers", "system", "history", "account", "runtime")
RUNTIME = ("base", "fault", "memory", "monitor", "pressure", "shared_stats", "stats", "text")
WRAPPED = (
    *("pthread_mutex_init", "pthread_mutex_destroy", "pthread_mutex_lock", "pthread_mutex_unlock", "pthread_atfork"),
    *("pthread_key_create", "pthread_setspecific", "pthread_getspecific", "malloc", "aligned_alloc", "free"),
    *("typed_virtual_reserve", "typed_virtual_commit", "typed_virtual_release"),
)
# Fortified longjmp takes a jump to another stack for an error, and addresses shall be the same in each run.
COMPILE = ("gcc", "-std=c11", "-O2", "-g1", "-pthread", "-D_GNU_SOURCE", "-U_FORTIFY_SOURCE", "-fno-pie", "-Wall", "-Wextra", "-Werror")
HOOK = '-DTYPED_ATOMIC_HEADER="explorer_atomic.h"'
LINK = ("-no-pie", "-pthread", *(f"-Wl,--wrap={name}" for name in WRAPPED))
IS_LONG = os.environ.get("TYPED_EXPLORER") == "long"
EXPLORED = [*CASES, *(LONG_CASES if IS_LONG else ())]
SEED = int(os.environ.get("TYPED_EXPLORER_SEED", "1"))
VIOLATION = 1

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or platform.libc_ver()[0] != "glibc", reason="the explorer is written for Linux with glibc"
)


@dataclass(frozen=True)
class Explored:
    """What a run of the explorer printed."""

    status: int
    output: str

    @property
    def counts(self) -> dict[str, int]:
        return {name: int(number) for name, number in re.findall(r"(\w+)=(\d+)", self.output)}

    @property
    def is_exhausted(self) -> bool:
        return "exhausted=yes" in self.output

    @property
    def violation(self) -> str:
        found = re.search(r"^VIOLATION: (.*)", self.output, re.MULTILINE)
        return found.group(1) if found else ""

    @property
    def replay(self) -> list[str]:
        return self.output.rpartition("again: ")[2].split()


def explore(program: Path, *arguments: str) -> Explored:
    done = subprocess.run([program, *arguments], capture_output=True, text=True, timeout=900 if IS_LONG else 120, check=False)
    return Explored(done.returncode, done.stdout + done.stderr)


class Programs:
    """The explorer with each of its subjects, built when it is first asked for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.objects = [str(folder / f"{name}.o") for name in (*ENGINE, *RUNTIME)]
        sources = [str(EXPLORER / f"{name}.c") for name in ENGINE] + [str(ROOT / "src" / "typed" / f"{name}.c") for name in RUNTIME]
        self._compile("-c", *sources)
        paths = []
        for pool in POOLS.values():
            path = folder / f"{pool.name}.toml"
            path.write_text(f'name = "{pool.name}"\n[element]\ntype = "uint64_t"\n[pool]\n{pool.keys}\n', encoding="utf-8")
            paths.append(str(path))
        options = run.Options()
        write.write(folder, run.outputs_of(run.allocators_of(paths, options), options))

    def _compile(self, *arguments: str) -> None:
        includes = [f"-I{EXPLORER}", f"-I{ROOT / 'src'}"]
        built = subprocess.run([*COMPILE, HOOK, *includes, *arguments], cwd=self.folder, capture_output=True, text=True, check=False)
        assert built.returncode == 0, built.stderr

    def self_test(self) -> Path:
        program = self.folder / "self_test"
        if not program.exists():
            engine = [each for each in self.objects if Path(each).stem in ("explorer", "walk", "report", "fibers", "system")]
            self._compile(str(EXPLORER / "self_test.c"), *engine, *LINK, "-o", str(program))
        return program

    def _link(self, program: Path, prefix: str, caches: tuple[str, str], *sources: str, limits: tuple[str, ...] = ()) -> Path:
        defines = [f'-DPOOL_HEADER="{prefix}.h"', f"-DPOOL={prefix}", f"-DPOOL_CACHE(n)={caches[0]}", f"-DPOOL_CACHES(n)={caches[1]}"]
        self._compile(*defines, *limits, f"-I{program.parent}", str(EXPLORER / "scripts.c"), *sources, *self.objects, *LINK, "-o", str(program))
        return program

    def treiber(self) -> Path:
        return self._link(self.folder / "treiber", "treiber", ("0", "0"))

    def of(self, pool: Pool) -> Path:
        program = self.folder / pool.name
        if not program.exists():
            self._link(program, pool.prefix, pool.caches, str(self.folder / f"{pool.prefix}.c"), limits=pool.limits)
        return program

    def broken(self, fault: Fault) -> Path:
        """The pool with pieces of its text replaced, each of which must be there once."""
        pool = POOLS[fault.pool]
        folder = self.folder / fault.name
        folder.mkdir()
        texts = {ending: (self.folder / f"{pool.prefix}.{ending}").read_text(encoding="utf-8") for ending in ("h", "c")}
        for old, new in fault.edits:
            before, after = old.replace("$P", pool.prefix), new.replace("$P", pool.prefix)
            assert sum(text.count(before) for text in texts.values()) == 1, f"the emitted code has changed: {before!r}"
            texts = {ending: text.replace(before, after) for ending, text in texts.items()}
        for ending, text in texts.items():
            (folder / f"{pool.prefix}.{ending}").write_text(text, encoding="utf-8")
        return self._link(folder / "program", pool.prefix, pool.caches, str(folder / f"{pool.prefix}.c"))


@pytest.fixture(scope="module")
def programs(tmp_path_factory: pytest.TempPathFactory) -> Programs:
    return Programs(tmp_path_factory.mktemp("explorer"))


ALL = ["--all-orders"]


@pytest.mark.parametrize(
    ("name", "options", "expected"),
    [
        ("independent", ALL, {"executions": 70}),  # 8 over 4
        ("independent", [], {"executions": 1}),
        ("independent", ["--bound", "0"], {"executions": 2}),
        ("independent", ["--bound", "1"], {"executions": 8}),  # 2 threads, after 0, 1, 2 or 3 steps of the first
        ("three", ALL, {"executions": 90}),  # 6! / 2!^3
        ("three", [], {"executions": 1}),
        ("counter", ALL, {"executions": 6, "ones": 4, "twos": 2}),
        ("counter", [], {"executions": 4, "ones": 2, "twos": 2}),
        ("counter", ["--bound", "0"], {"ones": 0, "twos": 2}),
        ("readers", ALL, {"executions": 6}),
        ("readers", [], {"executions": 1}),
        ("calls", ALL, {"executions": 6, "first": 1, "second": 1, "together": 4}),
        ("calls", [], {"executions": 3, "first": 1, "second": 1, "together": 1}),
        ("fails", [], {"executions": 1, "twos": 1, "ones": 0}),
        ("fails", ["--spurious", "1"], {"executions": 2, "twos": 1, "ones": 1}),
        ("publish", [], {}),
        ("own", ALL, {"executions": 90}),
        ("destructor", ALL, {}),
    ],
)
def test_the_explorer_runs_every_order_and_no_other(programs: Programs, name: str, options: Sequence[str], expected: Mapping[str, int]) -> None:
    found = explore(programs.self_test(), *options, name)
    assert found.status == 0 and found.is_exhausted, found.output
    assert {key: found.counts[key] for key in expected} == expected


def test_a_thread_that_spins_waits_for_a_write(programs: Programs) -> None:
    found = explore(programs.self_test(), *ALL, "spin")
    assert found.status == 0 and found.is_exhausted and found.counts["spins"] > 0, found.output


@pytest.mark.parametrize(
    ("name", "said"),
    [("endless", "no thread can go on"), ("deadlock", "no thread can go on"), ("late_free", "written after it was freed")],
)
@pytest.mark.parametrize("options", [[], ALL, ["--bound", "2"]])
def test_what_goes_wrong_is_found_and_can_be_seen_again(programs: Programs, name: str, said: str, options: Sequence[str]) -> None:
    found = explore(programs.self_test(), *options, name)
    assert found.status == VIOLATION and said in found.violation, found.output
    assert explore(programs.self_test(), *found.replay, name).violation == found.violation


def test_what_was_not_explored_is_said(programs: Programs) -> None:
    found = explore(programs.self_test(), *ALL, "--most", "69", "independent")
    assert found.status == 3 and "exhausted=no" in found.output


@pytest.mark.parametrize("script", ["aaf/f|aaf", "/a|af", "aa/f|2g", "aaf/af|af"])
def test_orders_that_are_left_out_show_nothing_new(programs: Programs, script: str) -> None:
    program = programs.of(POOLS["lock_free"])
    few, all_orders = explore(program, "2", script), explore(program, *ALL, "2", script)
    assert few.is_exhausted and all_orders.is_exhausted
    assert few.counts["observations"] == all_orders.counts["observations"] > 1
    assert few.counts["executions"] * 100 < all_orders.counts["executions"]


@pytest.mark.parametrize("case", EXPLORED, ids=str)
def test_a_pool_is_one_in_every_order(programs: Programs, case: Case) -> None:
    found = explore(programs.of(POOLS[case.pool]), *case.arguments)
    assert found.status == 0 and found.is_exhausted and found.counts["spins"] == 0, found.output
    print(case, found.output)


def test_a_head_that_is_only_an_address_is_found_to_be_wrong(programs: Programs) -> None:
    program = programs.treiber()
    script = ["2", "/a=|aaf=a"]
    for options in ("", "--bound 1"):
        found = explore(program, *options.split(), *script)
        assert found.status == VIOLATION and "although it is live" in found.violation, found.output
        assert explore(program, *found.replay, *script).violation == found.violation
    assert explore(programs.of(POOLS["lock_free"]), *script).is_exhausted


@pytest.mark.parametrize("fault", FAULTS, ids=[fault.name for fault in FAULTS])
def test_a_seeded_fault_is_found_where_the_true_code_passes(programs: Programs, fault: Fault) -> None:
    good = explore(programs.of(POOLS[fault.pool]), *fault.arguments)
    assert good.status == 0 and good.is_exhausted, good.output
    program = programs.broken(fault)
    bad = explore(program, *fault.arguments)
    assert bad.status == VIOLATION and re.search(fault.said, bad.violation), bad.output
    assert explore(program, *bad.replay, *fault.arguments[-2:]).violation == bad.violation


def random_script(chance: random.Random, capacity: int) -> str:
    """A script of at most 16 calls, ends of threads included."""
    count = chance.choice([2, 2, 3])
    setup = "".join(chance.choice("aaaf") for _ in range(chance.randint(0, capacity + 1)))
    threads = ["".join(chance.choice("aaaafffl2ptu") for _ in range(chance.randint(1, 5 if count == 2 else 3))) for _ in range(count)]
    return f"{setup}/{'|'.join(threads)}"


@pytest.mark.parametrize("name", [pool.name for pool in POOLS.values() if pool.is_random])
def test_random_scripts(programs: Programs, name: str) -> None:
    pool = POOLS[name]
    chance = random.Random(f"{pool.name} {SEED}")
    for _ in range(300 if IS_LONG else 15):
        capacity = chance.choice(pool.capacities)
        script = random_script(chance, capacity)
        options = chance.choice(["", "--bound 2", "--bound 2 --spurious 1"])
        found = explore(programs.of(pool), *options.split(), "--most", "100000" if IS_LONG else "20000", str(capacity), script)
        assert found.status in (0, 3), f"seed {SEED}: {options} {capacity} {script}\n{found.output}"
