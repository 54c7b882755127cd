"""Emitted thread-cached bump arenas under many threads: exact accounting at the end of each scenario, with and without
ThreadSanitizer, and the tests themselves tried on code that was broken on purpose."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from gen import run, write  # noqa: E402
from threads.runtime_objects import runtime_objects  # noqa: E402

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
    "a_rest_that_is_not_padding": ("bump_->padding_ += {P}_cache_rest(cache_);", "", ("churn", 20, 25)),
    "a_thread_that_does_not_give_back": ("{P}_cache_leave_block(bump_, cache_);\n        {P}_cache_fold", "{P}_cache_fold", ("churn", 20, 25)),
    "a_block_that_is_not_the_last": ("if (cache_->end_ != bump_->cursor_) {", "if (cache_->end_ == NULL) {", ("resets", 16, 60)),
    "a_key_that_stays_at_reset": ("    typed_atomic_store(&bump_->key_, typed_new_key(), TYPED_RELAXED);\n", "", ("resets", 6, 60)),
}


class Programs:
    """Each arena's stress program, built when it is first asked for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "own.h").write_text(OWN, encoding="utf-8")
        paths = []
        for name, keys in ARENAS.items():
            path = folder / f"{name}.toml"
            path.write_text(f'name = "{name}"\nheaders = ["own.h"]\n[element]\ntype = "struct own"\n[bump]\nthread_safety = "thread-cached"\n{keys}\n', encoding="utf-8")
            paths.append(str(path))
        options = run.Options()
        write.write(folder, run.outputs_of(run.allocators_of(paths, options), options))

    def program(self, name: str, cc: str, *flags: str, folder: Path | None = None) -> Path:
        arena, where = f"typed_bump_{name}", folder or self.folder
        program = where / "_".join((name, cc, *(flag.strip("-").replace("=", "_") for flag in flags)))
        if not program.exists():
            command = [cc, "-std=gnu11", "-g", "-O2", "-pthread", *flags, f"-I{where}", f"-I{self.folder}", f"-I{ROOT / 'src'}"]
            command += [f'-DHEADER="{arena}.h"', f"-DARENA={arena}", str(ROOT / "tests" / "threads" / "test_arenas_cached.c")]
            command += [str(where / f"{arena}.c"), *runtime_objects(self.folder, cc, flags), "-o", str(program)]
            built = subprocess.run(command, capture_output=True, text=True, check=False)
            assert built.returncode == 0, built.stderr
        return program

    def broken(self, folder: Path, name: str, text: str, instead: str) -> None:
        """The same files, with one thing changed wherever it stands."""
        found = 0
        for file in (f"typed_bump_{name}.h", f"typed_bump_{name}.c"):
            said = (self.folder / file).read_text(encoding="utf-8")
            found += said.count(text)
            (folder / file).write_text(said.replace(text, instead), encoding="utf-8")
        assert found > 0, text


@pytest.fixture(scope="module")
def programs(tmp_path_factory: pytest.TempPathFactory) -> Programs:
    return Programs(tmp_path_factory.mktemp("cached"))


def stress(program: Path, scenario: str, threads: int, rounds: int) -> subprocess.CompletedProcess[str]:
    variables = {**os.environ, "TSAN_OPTIONS": "halt_on_error=1 exitcode=66"}
    return subprocess.run([str(program), scenario, str(threads), str(rounds)], capture_output=True, text=True, check=False, timeout=120, env=variables)


@pytest.mark.parametrize("name", ARENAS)
def test_every_byte_is_accounted_for(programs: Programs, name: str) -> None:
    program = programs.program(name, "gcc")
    for scenario, threads, rounds in SCENARIOS:
        done = stress(program, scenario, threads, rounds)
        assert done.returncode == 0, f"{scenario} {threads} {rounds}: {done.stderr}"


@pytest.mark.parametrize("cc", [cc for cc in ("gcc", "clang") if shutil.which(cc)])
@pytest.mark.parametrize("name", ARENAS)
def test_thread_sanitizer_has_nothing_to_say(programs: Programs, name: str, cc: str) -> None:
    program = programs.program(name, cc, "-fsanitize=thread")
    for scenario, threads, rounds in SCENARIOS:
        if scenario != "forks":  # the sanitizer does not follow a fork of several threads
            done = stress(program, scenario, threads, 1 + rounds // 10)
            assert done.returncode == 0, f"{scenario} {threads} {rounds}: {done.stderr}"


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
    header = (programs.folder / "typed_bump_heap.h").read_text(encoding="utf-8")
    assert not re.search(r"_(checkpoint|restore|scope_begin|scope_end|scope_auto)\b", header)
    assert "There are no checkpoints" in header
