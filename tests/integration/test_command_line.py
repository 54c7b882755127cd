"""What scons is asked for is done or refused, and never quietly ignored."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from .conftest import ROOT, Scons

sys.path.insert(0, str(ROOT))
sys.path.insert(0, str(ROOT / "site_scons"))

from configuration import TARGETS, VARIABLES  # noqa: E402


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["biuld=debug"], "there is no variable biuld: did you mean build?"),
        (["presets=debug"], "there is no variable presets: did you mean preset?"),
        (["zzz=1"], "there is no variable zzz"),
        (["build=relaese"], "build=relaese is not one of release, debug, asan, tsan, ubsan: did you mean release?"),
        (["preset=prodution"], "did you mean production?"),
        (["cc=no-such-compiler"], "cc=no-such-compiler: there is no such compiler"),
        (["tset"], "there is no target tset: did you mean test?"),
        (["tests"], "there is no target tests: did you mean test?"),
        (["specs"], "there is no target specs"),
        (["src"], "there is no target src"),
        (["build/nothing"], "there is no target build/nothing"),
        (["gen", "dmeo"], "there is no target dmeo: did you mean demo?"),
        (["specs=specs"], "out=DIR must say where to"),
        (["specs=nowhere", "out=x"], "specs=nowhere: there is no folder with *.toml files"),
        (["demo", "specs=specs", "out=x"], "specs= is for `scons gen` alone"),
        (["test", "count=5"], "count= is for `scons matrix` alone"),
        (["matrix", "count=many"], "count=many is not a whole number"),
        (["matrix", "seed=-1"], "seed=-1 is not a whole number"),
    ],
)
def test_what_does_not_exist_is_refused_with_a_hint(scons: Scons, arguments: list[str], said: str) -> None:
    result = scons(*arguments)
    assert result.returncode == 2
    assert said in result.stderr


def test_several_unknown_variables_are_told_at_once(scons: Scons) -> None:
    result = scons("biuld=debug", "pre=debug")
    assert "no variable biuld" in result.stderr
    assert "no variable pre" in result.stderr


def test_help_explains_every_variable_and_target(scons: Scons) -> None:
    result = scons("-h")
    assert result.returncode == 0
    for name in [*TARGETS, *(variable.name for variable in VARIABLES)]:
        assert f"\n  {name:8} " in result.stdout
    for variable in VARIABLES:
        assert variable.doc in result.stdout


def test_a_built_file_is_a_target(scons: Scons) -> None:
    result = scons("-Q", "build/gcc-release-default/libtyped.a")
    assert result.returncode == 0
    assert (scons.folder / "build/gcc-release-default/libtyped.a").is_file()


def test_configurations_never_share_a_folder(scons: Scons, tmp_path: Path) -> None:
    other = tmp_path / "gcc"
    other.symlink_to("/usr/bin/gcc")
    seen = set()
    asked: list[list[str]] = [[], ["build=debug"], ["preset=debug"], ["cc=clang"], [f"cc={other}"]]
    for words in [*asked, ["build=asan", "preset=debug"]]:
        result = scons("-n", "-Q", *words)
        assert result.returncode == 0, result.stderr
        objects = [word for word in result.stdout.split() if word.endswith("typed_pool_conn.o")]
        assert objects
        seen.add(objects[0])
    assert len(seen) == 6
