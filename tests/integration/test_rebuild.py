"""What is compiled again when something changes: as little as is right."""

from __future__ import annotations

import json
import re
import subprocess
import time
from pathlib import Path

import pytest

from .conftest import Scons, copy_checkout


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Scons:
    """A checkout in which everything was built once."""
    scons = Scons(copy_checkout(tmp_path_factory.mktemp("rebuild") / "typedalloc"))
    result = scons("-Q")
    assert result.returncode == 0, result.stdout + result.stderr
    return scons


def compiled(output: str) -> set[str]:
    """Names of the objects that a run of scons made."""
    return {Path(match).name for match in re.findall(r"-o (\S+\.o) -c", output)}


def change(built: Scons, file: str, old: str, new: str) -> set[str]:
    """Change one file of the checkout, build, and say what was compiled."""
    path = built.folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    result = built("-Q")
    assert result.returncode == 0, result.stdout + result.stderr
    return compiled(result.stdout)


def test_the_default_builds_runtime_allocators_and_examples(built: Scons) -> None:
    folder = built.folder / "build/gcc-release-default"
    assert (folder / "libtyped.a").is_file()
    assert (folder / "specs/typed_pool_conn.o").is_file()
    assert (folder / "log_analyser/log_analyser").is_file()


def test_the_built_example_runs(built: Scons) -> None:
    program = built.folder / "build/gcc-release-default/log_analyser/log_analyser"
    log = built.folder / "examples/log_analyser/sample.log"
    result = subprocess.run([program, log], capture_output=True, text=True, check=False)
    assert result.returncode == 0
    assert "200" in result.stdout


def test_nothing_to_do_takes_about_a_second(built: Scons, capsys: pytest.CaptureFixture[str]) -> None:
    began = time.monotonic()
    result = built("-Q")
    seconds = time.monotonic() - began
    with capsys.disabled():
        print(f"\na build with nothing to do: {seconds:.2f} s")
    assert result.returncode == 0
    assert compiled(result.stdout) == set()
    assert "typedalloc:" not in result.stdout  # nothing was rendered either
    assert seconds < 4  # about one, on a machine that is doing something else as well


def test_a_change_of_one_spec_compiles_its_own_files_only(built: Scons) -> None:
    assert change(built, "specs/conn.toml", "4096", "4097") == {"typed_pool_conn.o"}


def test_a_comment_in_a_spec_compiles_nothing(built: Scons) -> None:
    assert change(built, "specs/job.toml", "# A pool that", "# A pool which") == set()


def test_a_change_of_an_elements_header_compiles_what_includes_it(built: Scons) -> None:
    assert change(built, "specs/include/job.h", "struct job *next;", "struct job *next, *previous;") == {"typed_pool_job.o"}


def test_a_change_of_an_examples_spec_compiles_what_includes_its_header(built: Scons) -> None:
    objects = change(built, "examples/log_analyser/specs/client.toml", "65536", "65537")
    assert {"typed_pool_client.o", "source.o"} <= objects
    assert "parse.o" not in objects
    assert "typed_pool_path_stat.o" not in objects


def test_a_change_of_the_generators_text_alone_compiles_nothing(built: Scons) -> None:
    assert change(built, "gen/cli.py", '"""The command line', '"""This is the command line') == set()


def test_another_preset_leaves_the_first_ones_objects_alone(built: Scons) -> None:
    objects = built.folder / "build/gcc-release-default/specs/typed_pool_conn.o"
    before = objects.stat().st_mtime_ns
    assert built("-Q", "preset=debug", "build=debug").returncode == 0
    assert (built.folder / "build/gcc-debug-debug/specs/typed_pool_conn.o").is_file()
    assert objects.stat().st_mtime_ns == before
    assert compiled(built("-Q").stdout) == set()


def test_editors_get_every_compilation(built: Scons) -> None:
    commands = json.loads((built.folder / "compile_commands.json").read_text(encoding="utf-8"))
    files = {Path(entry["file"]).name for entry in commands}
    assert {"stats.c", "typed_pool_conn.c", "main.c"} <= files


def test_signatures_are_in_one_file(built: Scons) -> None:
    assert [path.name for path in built.folder.glob("**/.sconsign*")] == [".sconsign.dblite"]
