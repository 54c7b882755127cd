"""Emitted lock-free stacks that drop what threads made, while these pop: with both ThreadSanitizers, with AddressSanitizer,
and with other threads coming between any two atomic operations."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from threads.stress_programs import COMPILERS, WITH_JITTER, Programs, holds, stress  # noqa: E402
from threads.test_arenas_made import MADE  # noqa: E402

STACKS = {
    "heap": 'capacity = "256KiB"',
    "plain": 'capacity = "256KiB"\npreset = "performance"',
    "virtual": 'capacity = "256KiB"\nbacking = "virtual"\npreset = "conservative"',
    "static": 'capacity = "64KiB"\nbacking = "static"',
    "tries": 'capacity = "256KiB"\nmax_retries = 3',
    "watched": 'capacity = "256KiB"\nmonitor.hard_limit = "200KiB"',
    "chunks": 'capacity = 512\ngrowth = "chunked"\nmax_capacity = "256KiB"',
    "chunks_counted": 'capacity = 512\ngrowth = "chunked"\nchunk = 2000\nmax_capacity = "256KiB"\npreset = "conservative"',
}

# What is broken, a text of the emitted code, and what stands there then.
MUTATIONS = [
    ("heap", "typed_stack_heap_is_unmade(stack_, array_, typed_stack_heap_SPAN(count_ * size_))", "true"),
    ("heap", "typed_stack_heap_is_unmade(stack_, block_, old_span_)", "true"),
    ("chunks", "typed_stack_chunks_is_unmade(stack_, block_, old_span_)", "true"),
    ("heap", "        stack_->made_ = node_->previous_;\n    }\n    typed_lock_release", "    }\n    typed_lock_release"),
    ("heap", "node_->end_ == typed_stack_heap_position(stack_) && ", ""),
]


@pytest.fixture(scope="module")
def programs(tmp_path_factory: pytest.TempPathFactory) -> Programs:
    element = '[element]\ntype = "struct made"\ninit = "made_init"\ndrop = "made_drop"'
    specs = {name: f'{element}\n[stack]\nthread_safety = "lock-free"\n{keys}' for name, keys in STACKS.items()}
    return Programs(tmp_path_factory.mktemp("made"), "test_stacks_made.c", {"made.h": MADE}, specs, lambda _: [])


@pytest.mark.parametrize("name", STACKS)
@pytest.mark.parametrize(("threads", "rounds"), [(1, 5), (2, 50), (16, 10)])
def test_each_is_dropped_once_by_whoever_gives_it_back(programs: Programs, name: str, threads: int, rounds: int) -> None:
    holds(programs.program(name, "gcc"), "pops", threads, rounds)


@pytest.mark.parametrize("name", STACKS)
def test_whoever_comes_between_a_pop_does_no_harm(programs: Programs, name: str) -> None:
    holds(programs.program(name, "gcc", WITH_JITTER, "-fsanitize=address"), "pops", 6, 5)


@pytest.mark.parametrize("cc", COMPILERS)
@pytest.mark.parametrize("name", STACKS)
@pytest.mark.parametrize(("threads", "rounds"), [(2, 5), (16, 1)])
def test_thread_sanitizer_has_nothing_to_say_of_pops(programs: Programs, name: str, cc: str, threads: int, rounds: int) -> None:
    holds(programs.program(name, cc, "-fsanitize=thread"), "pops", threads, rounds)


@pytest.mark.parametrize(("name", "text", "broken"), MUTATIONS)
def test_what_is_broken_in_a_pop_is_noticed(programs: Programs, tmp_path: Path, name: str, text: str, broken: str) -> None:
    programs.broken(tmp_path, name, text, broken)
    program = programs.program(name, "gcc", WITH_JITTER, "-fsanitize=address", folder=tmp_path)
    assert any(stress(program, "pops", threads, 2).returncode != 0 for threads in (1, 2, 4, 8))
