"""Emitted lock-free bump arenas that drop what threads made, and whose chunks come and go while others look on: with
ThreadSanitizer, with AddressSanitizer, and with other threads coming between any two atomic operations."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from gen import run, write  # noqa: E402
from threads.runtime_objects import runtime_objects  # noqa: E402
from threads.test_arenas_stress import COMPILERS, JITTER, WITH_JITTER, holds, stress  # noqa: E402

MADE = """#ifndef MADE_H
#define MADE_H
#include <stdbool.h>
#define MADE 7
#define DROPPED 8
struct made { long state; char text[16]; };
bool made_init(struct made *object);
void made_drop(struct made *object);
#endif
"""
ARENAS = {
    "heap": 'capacity = "256KiB"',
    "plain": 'capacity = "256KiB"\npreset = "performance"',
    "virtual": 'capacity = "256KiB"\nbacking = "virtual"\npreset = "conservative"',
    "static": 'capacity = "256KiB"\nbacking = "static"',
    "chunks": 'capacity = 512\ngrowth = "chunked"\nmax_capacity = "256KiB"',
    "chunks_plain": 'capacity = 512\ngrowth = "chunked"\nmax_capacity = "256KiB"\npreset = "performance"',
    "chunks_counted": 'capacity = 512\ngrowth = "chunked"\nchunk = 2000\nmax_capacity = "256KiB"\npreset = "conservative"',
}
CHUNKED = [name for name in ARENAS if name.startswith("chunks")]

# What is broken, a text of the emitted code, what stands there then, and a scenario that must notice.
MUTATIONS = [
    ("chunks", "spare_->was_open_ ? &bump_->aside_ : &freed_", "&freed_", ("looks", 3, 200)),
    ("chunks", "at_ >= chunk_->bytes_)) {\n        return NULL; /*", "at_ > chunk_->bytes_)) {\n        return NULL; /*", ("many", 8, 20)),
    ("heap", "    typed_bump_heap_sort_made(bump_);\n", "", ("many", 4, 2)),
]


class Programs:
    """Each arena's program, built when it is first asked for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "made.h").write_text(MADE, encoding="utf-8")
        (folder / "jitter.h").write_text(JITTER, encoding="utf-8")
        paths = []
        for name, keys in ARENAS.items():
            path = folder / f"{name}.toml"
            element = '[element]\ntype = "struct made"\ninit = "made_init"\ndrop = "made_drop"'
            path.write_text(f'name = "{name}"\nheaders = ["made.h"]\n{element}\n[bump]\nthread_safety = "lock-free"\n{keys}\n', encoding="utf-8")
            paths.append(str(path))
        options = run.Options()
        write.write(folder, run.outputs_of(run.allocators_of(paths, options), options))

    def program(self, name: str, cc: str, *flags: str, folder: Path | None = None) -> Path:
        arena, here = f"typed_bump_{name}", folder or self.folder
        program = here / "_".join((name, cc, *("".join(filter(str.isalnum, flag)) for flag in flags)))
        if not program.exists():
            command = [cc, "-std=c11", "-g", "-O2", "-pthread", *flags, f"-I{here}", f"-I{ROOT / 'src'}", f'-DHEADER="{arena}.h"', f"-DARENA={arena}"]
            command += ["-DCHUNKS"] if name in CHUNKED else []
            command += [str(ROOT / "tests" / "threads" / "test_arenas_made.c"), str(here / f"{arena}.c"), *runtime_objects(self.folder, cc, flags), "-o", str(program)]
            built = subprocess.run(command, capture_output=True, text=True, check=False)
            assert built.returncode == 0, built.stderr
        return program

    def broken(self, folder: Path, name: str, text: str, broken: str) -> None:
        """A copy of an arena's files in which one thing is wrong."""
        found = 0
        for path in (self.folder / "made.h", self.folder / "jitter.h", *self.folder.glob(f"typed_bump_{name}.[hc]")):
            before = path.read_text(encoding="utf-8")
            found += before.count(text)
            (folder / path.name).write_text(before.replace(text, broken), encoding="utf-8")
        assert found > 0


@pytest.fixture(scope="module")
def programs(tmp_path_factory: pytest.TempPathFactory) -> Programs:
    return Programs(tmp_path_factory.mktemp("made"))


@pytest.mark.parametrize("name", ARENAS)
@pytest.mark.parametrize(("scenario", "threads", "rounds"), [("many", 2, 100), ("many", 16, 30), ("half", 1, 100)])
def test_each_is_dropped_once_and_in_its_turn(programs: Programs, name: str, scenario: str, threads: int, rounds: int) -> None:
    holds(programs.program(name, "gcc"), scenario, threads, rounds)


@pytest.mark.parametrize("name", ARENAS)
def test_whoever_comes_between_does_no_harm(programs: Programs, name: str) -> None:
    holds(programs.program(name, "gcc", WITH_JITTER), "many", 6, 20)


@pytest.mark.parametrize("name", CHUNKED)
@pytest.mark.parametrize("flags", [(), ("-fsanitize=address",), (WITH_JITTER, "-fsanitize=address")])
def test_chunks_make_way_while_others_look_on(programs: Programs, name: str, flags: tuple[str, ...]) -> None:
    holds(programs.program(name, "gcc", *flags), "looks", 3, 200)


@pytest.mark.parametrize("cc", COMPILERS)
@pytest.mark.parametrize("name", ARENAS)
@pytest.mark.parametrize(("scenario", "threads", "rounds"), [("many", 2, 5), ("many", 16, 2), ("half", 1, 20)])
def test_thread_sanitizer_has_nothing_to_say(programs: Programs, name: str, cc: str, scenario: str, threads: int, rounds: int) -> None:
    holds(programs.program(name, cc, "-fsanitize=thread"), scenario, threads, rounds)


@pytest.mark.parametrize("cc", COMPILERS)
@pytest.mark.parametrize("name", CHUNKED)
def test_thread_sanitizer_looks_on(programs: Programs, name: str, cc: str) -> None:
    holds(programs.program(name, cc, "-fsanitize=thread"), "looks", 3, 50)


@pytest.mark.parametrize(("name", "text", "broken", "scenario"), MUTATIONS)
def test_what_is_broken_is_noticed(programs: Programs, tmp_path: Path, name: str, text: str, broken: str, scenario: tuple[str, int, int]) -> None:
    programs.broken(tmp_path, name, text, broken)
    program = programs.program(name, "gcc", WITH_JITTER, "-fsanitize=address", folder=tmp_path)
    assert any(stress(program, *scenario).returncode != 0 for _ in range(10))
