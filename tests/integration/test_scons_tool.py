"""env.TypedAlloc in a project elsewhere: examples/scons_project, copied away from the checkout."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from .conftest import ROOT, Scons


@pytest.fixture
def project(tmp_path: Path) -> Scons:
    """The project, where its README says to copy it."""
    folder = tmp_path / "queue"
    shutil.copytree(ROOT / "examples/scons_project", folder, ignore=shutil.ignore_patterns("build", ".sconsign*"))
    return Scons(folder)


@pytest.fixture
def build(project: Scons, shared_checkout: Path) -> list[object]:
    """The arguments that the project's build takes."""
    return ["-Q", f"typedalloc={shared_checkout}"]


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_the_program_is_built_and_runs(project: Scons, build: list[object]) -> None:
    result = project(*build)
    assert result.returncode == 0, result.stdout + result.stderr
    said = subprocess.run([project.folder / "build/queue"], capture_output=True, text=True, check=True).stdout
    assert said == "640 messages read, sum 205120\n"


def test_the_second_build_has_nothing_to_do(project: Scons, build: list[object]) -> None:
    project(*build)
    assert project(*build).stdout == "scons: `build/queue' is up to date.\n"


def test_a_changed_spec_compiles_what_includes_its_header(project: Scons, build: list[object]) -> None:
    project(*build)
    replace(project.folder / "specs/message.toml", '"small"', '"tiny"')
    result = project(*build)
    assert result.returncode == 0, result.stderr
    assert "build/main.o" in result.stdout
    assert "typed_pool_message.o -c" in result.stdout
    assert "typed_pool_reader.o -c" not in result.stdout
    said = subprocess.run([project.folder / "build/queue"], capture_output=True, text=True, check=True).stdout
    assert said == "160 messages read, sum 12880\n"


def test_a_bad_spec_stops_the_build_and_loses_nothing(project: Scons, build: list[object]) -> None:
    project(*build)
    emitted = project.folder / "build/pools/typed_pool_message.h"
    before = emitted.read_text(encoding="utf-8")
    replace(project.folder / "specs/message.toml", '"small"', '"smal"')
    replace(project.folder / "specs/reader.toml", '"mutex"', '"mutx"')
    result = project(*build)
    assert result.returncode != 0
    assert "message.toml:10:17: error: " in result.stderr
    assert "reader.toml:11:17: error: " in result.stderr
    assert emitted.read_text(encoding="utf-8") == before
    assert (project.folder / "build/queue").is_file()


def test_a_first_build_with_a_bad_spec_says_only_what_is_wrong_with_it(project: Scons, build: list[object]) -> None:
    replace(project.folder / "specs/message.toml", "[element]", "[elements]")
    result = project(*build)
    assert result.returncode != 0
    assert "message.toml:5:2: error: " in result.stderr
    assert "No such file" not in result.stderr
    assert not list((project.folder / "build").rglob("*.[cho]"))


def test_two_calls_for_one_folder_are_one_run(project: Scons, build: list[object]) -> None:
    replace(
        project.folder / "SConstruct",
        'env.TypedAlloc(Glob("specs/*.toml"), out="build/pools")',
        '[env.TypedAlloc(f"specs/{name}.toml", out="build/pools") for name in ("message", "reader")]',
    )
    result = project(*build)
    assert result.returncode == 0, result.stdout + result.stderr
    assert result.stdout.count("typedalloc: 2 specs to build/pools") == 1


def test_one_folder_with_two_presets_is_refused(project: Scons, build: list[object]) -> None:
    text = 'env.TypedAlloc("specs/reader.toml", out="build/pools", preset="debug")\n'
    path = project.folder / "SConstruct"
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")
    result = project(*build)
    assert result.returncode == 2
    assert "is emitted to with other options already" in result.stderr


def test_cleaning_removes_what_was_emitted(project: Scons, build: list[object]) -> None:
    project(*build)
    assert project(*build, "-c").returncode == 0
    assert not list((project.folder / "build").rglob("*.[cho]"))
