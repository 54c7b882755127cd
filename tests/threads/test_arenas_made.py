"""Emitted lock-free bump arenas that drop what threads made, and whose chunks come and go while others look on: with
ThreadSanitizer, with AddressSanitizer, and with other threads coming between any two atomic operations."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from threads.stress_programs import COMPILERS, WITH_JITTER, Programs, holds, stress  # noqa: E402

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


@pytest.fixture(scope="module")
def programs(tmp_path_factory: pytest.TempPathFactory) -> Programs:
    element = '[element]\ntype = "struct made"\ninit = "made_init"\ndrop = "made_drop"'
    specs = {name: f'{element}\n[bump]\nthread_safety = "lock-free"\n{keys}' for name, keys in ARENAS.items()}
    return Programs(tmp_path_factory.mktemp("made"), "test_arenas_made.c", {"made.h": MADE}, specs, lambda name: ["-DCHUNKS"] if name in CHUNKED else [])


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
