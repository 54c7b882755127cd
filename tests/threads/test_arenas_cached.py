"""Emitted thread-cached bump arenas under many threads: exact accounting at the end of each scenario, with and without
ThreadSanitizer, and the tests themselves tried on code that was broken on purpose."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from threads.stress_programs import COMPILERS, Programs, holds, stress  # noqa: E402

OWN = "#ifndef OWN_H\n#define OWN_H\nstruct own { long id; char text[24]; };\n#endif\n"
ARENAS = {
    "heap": 'capacity = "64KiB"\ncache_size = 8',
    "debug": 'capacity = "64KiB"\npreset = "debug"\nchecks = "bounds"',
    "small": 'capacity = 1000\npreset = "performance"',
    "chunks": 'capacity = 500\ngrowth = "chunked"\nmax_capacity = "64KiB"\ncache_size = 4\ntrack_stats = true',
    "virtual": 'capacity = "128KiB"\nbacking = "virtual"\npreset = "conservative"',
}
# scenario, threads, rounds; few are two threads, many are more than there are cores
SCENARIOS = [("storm", 2, 100), ("storm", 16, 100), ("resets", 2, 300), ("resets", 16, 60), ("churn", 20, 25), ("lives", 6, 60), ("watched", 4, 2000), ("forks", 4, 30)]
# What is broken, and the scenario that must notice it.
MUTATIONS = {
    "a_key_that_is_not_compared": ("cache_->key_ != typed_atomic_load(&bump_->key_, TYPED_RELAXED)", "cache_->key_ == UINT64_MAX", ("resets", 6, 60)),
    "a_rest_that_is_not_padding": ("bump_->padding_ += {P}_cache_rest(cache_);", "", ("resets", 6, 60)),
    "a_thread_that_does_not_give_back": ("{P}_cache_leave_block(bump_, cache_);\n        {P}_cache_fold", "{P}_cache_fold", ("churn", 20, 25)),
    "a_block_that_is_not_the_last": ("if (cache_->end_ != bump_->cursor_) {", "if (cache_->end_ == NULL) {", ("resets", 16, 60)),
    "a_key_that_stays_at_reset": ("    typed_atomic_store(&bump_->key_, typed_new_key(), TYPED_RELAXED);\n", "", ("resets", 6, 60)),
}


@pytest.fixture(scope="module")
def programs(tmp_path_factory: pytest.TempPathFactory) -> Programs:
    specs = {name: f'[element]\ntype = "struct own"\n[bump]\nthread_safety = "thread-cached"\n{keys}' for name, keys in ARENAS.items()}
    return Programs(tmp_path_factory.mktemp("cached"), "test_arenas_cached.c", {"own.h": OWN}, specs, lambda _: [])


@pytest.mark.parametrize("name", ARENAS)
def test_every_byte_is_accounted_for(programs: Programs, name: str) -> None:
    program = programs.program(name, "gcc")
    for scenario, threads, rounds in SCENARIOS:
        holds(program, scenario, threads, rounds)


@pytest.mark.parametrize("cc", COMPILERS)
@pytest.mark.parametrize("name", ARENAS)
def test_thread_sanitizer_has_nothing_to_say(programs: Programs, name: str, cc: str) -> None:
    program = programs.program(name, cc, "-fsanitize=thread")
    for scenario, threads, rounds in SCENARIOS:
        if scenario != "forks":  # the sanitizer does not follow a fork of several threads
            holds(program, scenario, threads, 1 + rounds // 10)


@pytest.mark.parametrize("what", MUTATIONS)
def test_what_is_broken_is_noticed(programs: Programs, tmp_path: Path, what: str) -> None:
    text, instead, scenario = MUTATIONS[what]
    programs.broken(tmp_path, "heap", text.replace("{P}", "typed_bump_heap"), instead.replace("{P}", "typed_bump_heap"))
    program = programs.program("heap", "gcc", folder=tmp_path)
    assert any(stress(program, *scenario).returncode != 0 for _ in range(40))


def test_the_fast_path_has_no_locked_instruction_and_calls_nothing(programs: Programs, tmp_path: Path) -> None:
    """In an executable, up to where it leaves for the slow path."""
    (tmp_path / "fast.c").write_text(
        '#include "typed_bump_heap.h"\nstruct own *fast(typed_bump_heap *a);\nstruct own *fast(typed_bump_heap *a)\n{\n    return typed_bump_heap_alloc(a);\n}\n'
    )
    command = ["gcc", "-std=c11", "-O2", "-S", f"-I{programs.folder}", f"-I{ROOT / 'src'}", str(tmp_path / "fast.c"), "-o", "-"]
    listed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    body = listed[listed.index("fast:") : listed.index(".cfi_endproc")]
    assert not re.search(r"\block\b|xchg|\bcall\b", body)  # the slow path is a jump
    assert len(re.findall(r"^\t[a-z]", body, re.MULTILINE)) < 45


def test_positions_are_not_there_and_the_header_says_why(programs: Programs) -> None:
    header = (programs.folder / "typed_bump_heap.h").read_text(encoding="utf-8").replace("\n * ", " ")
    assert not re.search(r"_(checkpoint|restore|scope_begin|scope_end|scope_auto)\b", header)
    assert "There are no checkpoints" in header
