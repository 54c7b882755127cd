"""Emitted lock-free bump arenas and stacks under many threads: exact accounting at the end of each, with and without
ThreadSanitizer, and the tests themselves tried on code that was broken on purpose."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from threads.stress_programs import COMPILERS, WITH_JITTER, Programs, holds, stress  # noqa: E402

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
NAMES = [f"{kind}_{form}_{keys}" for kind in ("bump", "stack") for form in ("one", "two") for keys in KEYS]
SCENARIOS = [("fill", 2, 50), ("fill", 16, 10), ("full", 2, 20000), ("full", 16, 1000), ("pops", 2, 20000), ("pops", 16, 2000), ("forks", 4, 20)]

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


def spec(name: str) -> str:
    kind, form, keys = name.split("_")
    return f'{ONE if form == "one" else TWO}\n[{kind}]\nthread_safety = "lock-free"\n{KEYS[keys]}'


def defines(name: str) -> list[str]:
    kind, form, keys = name.split("_")
    return [f"-DTAIL={'_own' if form == 'two' else ''}", *(["-DPOPS"] if kind == "stack" else []), *(["-DCHUNKS"] if keys in ("chunks", "judged") else [])]


@pytest.fixture(scope="module")
def programs(tmp_path_factory: pytest.TempPathFactory) -> Programs:
    return Programs(tmp_path_factory.mktemp("arenas"), "test_arenas_stress.c", {"own.h": OWN}, {name: spec(name) for name in NAMES}, defines)


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
