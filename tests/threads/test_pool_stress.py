"""Emitted pools under many threads: exact accounting at the end of each, with and without ThreadSanitizer."""

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
from harness.compiler import run_compiler  # noqa: E402
from threads.runtime_objects import optimisation, runtime_objects  # noqa: E402

OWN = "#ifndef OWN_H\n#define OWN_H\nstruct own { long id; char text[24]; };\n#endif\n"
SPECS = {
    "mutex": 'thread_safety = "mutex"',
    "lock_free": 'thread_safety = "lock-free"',
    "lock_free_plain": 'thread_safety = "lock-free"\npreset = "performance"\nuse_backoff = true',
    "lock_free_chunked": 'thread_safety = "lock-free"\npreset = "performance"\ngrowth = "chunked"\nmax_capacity = 1000\nchunk = 64',
    "lock_free_virtual": 'thread_safety = "lock-free"\npreset = "debug"\nchecks = "bounds"\nbacking = "virtual"',
    "lock_free_handles": 'thread_safety = "lock-free"\nhandles = true\ntrack_stats = true',
    "cached": 'thread_safety = "thread-cached"\ncache_size = 16',
    "cached_chunked": 'thread_safety = "thread-cached"\ngrowth = "chunked"\nmax_capacity = 1000\nchunk = 64',
    "cached_virtual": 'thread_safety = "thread-cached"\npreset = "debug"\nchecks = "bounds"\nbacking = "virtual"',
    "cached_handles": 'thread_safety = "thread-cached"\nhandles = true\ntrack_stats = true',
    "cached_small": 'thread_safety = "thread-cached"\npreset = "performance"\ncache_size = 8',
}
CAPACITY = {"cached_small": 40}
# Elements that a thread which vanished in a fork may have had in its cache.
HELD_BACK = {"cached": 16, "cached_chunked": 64, "cached_virtual": 64, "cached_handles": 64, "cached_small": 8}
CHUNKED = {"lock_free_chunked", "cached_chunked"}

# scenario, threads, rounds; few are two threads, many are more than there are cores
SCENARIOS = [
    ("pairs", 2, 20000),
    ("pairs", 24, 2000),
    ("all_to_all", 2, 30000),
    ("all_to_all", 24, 4000),
    ("one_way", 4, 20000),
    ("churn", 20, 100),
    ("greedy", 8, 60),
    ("lives", 6, 60),
    ("late", 16, 20),
]


class Programs:
    """Each pool's stress program, built when it is first asked for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "own.h").write_text(OWN, encoding="utf-8")
        paths = []
        for name, keys in SPECS.items():
            path = folder / f"{name}.toml"
            first = 64 if name in CHUNKED else CAPACITY.get(name, 1000)
            path.write_text(f'name = "{name}"\nheaders = ["own.h"]\n[element]\ntype = "struct own"\n[pool]\ncapacity = {first}\n{keys}\n', encoding="utf-8")
            paths.append(str(path))
        options = run.Options()
        write.write(folder, run.outputs_of(run.allocators_of(paths, options), options))

    def program(self, name: str, cc: str, *flags: str) -> Path:
        pool = f"typed_pool_{name}"
        program = self.folder / "_".join((name, cc, *(flag.strip("-").replace("=", "_") for flag in flags)))
        if not program.exists():
            command = [cc, "-std=c11", "-g1", optimisation(flags), "-pthread", *flags, f"-I{self.folder}", f"-I{ROOT / 'src'}"]
            command += [f'-DHEADER="{pool}.h"', f"-DPOOL={pool}", f"-DHELD_BACK={HELD_BACK.get(name, 0)}"]
            command += [str(ROOT / "tests" / "threads" / "stress.c"), str(self.folder / f"{pool}.c"), *runtime_objects(self.folder, cc, flags), "-o", str(program)]
            built = run_compiler(command)
            assert built.returncode == 0, built.stderr
        return program


@pytest.fixture(scope="module")
def programs(tmp_path_factory: pytest.TempPathFactory) -> Programs:
    return Programs(tmp_path_factory.mktemp("stress"))


def stress(program: Path, scenario: str, threads: int, rounds: int) -> None:
    environment = {**os.environ, "TSAN_OPTIONS": "halt_on_error=1:exitcode=66"}
    done = subprocess.run([program, scenario, str(threads), str(rounds)], capture_output=True, text=True, check=False, timeout=120, env=environment)
    assert done.returncode == 0, f"{program.name} {scenario} {threads} {rounds}: {done.returncode}\n{done.stdout}{done.stderr}"
    assert "accounted for" in done.stdout


@pytest.mark.parametrize("name", SPECS)
@pytest.mark.parametrize(("scenario", "threads", "rounds"), SCENARIOS)
def test_every_element_is_accounted_for(programs: Programs, name: str, scenario: str, threads: int, rounds: int) -> None:
    if scenario == "churn" and name == "cached_small":
        pytest.skip("64 mailboxes and 20 threads hold more than the 40 elements of this pool")
    stress(programs.program(name, "gcc"), scenario, threads, rounds)


@pytest.mark.parametrize("name", SPECS)
def test_forks_of_a_threaded_program_have_a_pool_that_works(programs: Programs, name: str) -> None:
    stress(programs.program(name, "gcc"), "forks", 4, 30)


@pytest.mark.parametrize("cc", [cc for cc in ("gcc", "clang") if shutil.which(cc)])
@pytest.mark.parametrize("name", SPECS)
@pytest.mark.parametrize(("scenario", "threads", "rounds"), [(s, n, max(r // 20, 2)) for s, n, r in SCENARIOS])
def test_thread_sanitizer_has_nothing_to_say(programs: Programs, name: str, cc: str, scenario: str, threads: int, rounds: int) -> None:
    if scenario == "churn" and name == "cached_small":
        pytest.skip("64 mailboxes and 20 threads hold more than the 40 elements of this pool")
    # ThreadSanitizer itself takes leave of a thread in the last turns of its destructors, and sees no join after that.
    stress(programs.program(name, cc, "-fsanitize=thread", "-DLATE_TURNS=1"), scenario, threads, rounds)
