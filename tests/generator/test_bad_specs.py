"""Bad specs: each gives exactly its messages, and costs nothing that was there before.

tests/bad/NAME.toml, or all of tests/bad/NAME/*.toml in one run with its defaults.toml as `--defaults`, give
what tests/bad/NAME.expected says on stderr. A first line `# --option ...` adds options. To accept changed
messages, run with TYPEDALLOC_REFRESH=1 and review the difference.
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from gen.cli import main

BAD = Path(__file__).resolve().parents[1] / "bad"
ROOT = BAD.parents[1]
CASES = sorted([path.stem for path in BAD.glob("*.toml")] + [path.name for path in BAD.iterdir() if path.is_dir()])
GOOD = """\
name = "kept"
[element]
type = "int"
[pool]
thread_safety = "mutex"
"""
EARLIER = 1_000_000_000


def arguments(case: str) -> list[str]:
    """The files of a case as names below tests/bad, and its options."""
    folder = BAD / case
    if not folder.is_dir():
        first = (BAD / f"{case}.toml").read_bytes().partition(b"\n")[0]
        options = first[2:].decode().split() if first.startswith(b"# --") else []
        return [f"{case}.toml", *options]
    files = sorted(f"{case}/{path.name}" for path in folder.glob("*.toml"))
    defaults = f"{case}/defaults.toml"
    return [*(file for file in files if file != defaults), *(["--defaults", defaults] if defaults in files else [])]


def snapshot(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {str(path): (path.read_bytes(), path.stat().st_mtime_ns) for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.fixture(scope="module")
def earlier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with good output of an earlier run."""
    folder = tmp_path_factory.mktemp("earlier")
    (folder / "kept.toml").write_text(GOOD)
    out = folder / "out"
    assert main(["gen", str(folder / "kept.toml"), "-o", str(out), "--bundle", "--tests"]) == 0
    for path in out.rglob("*"):
        os.utime(path, (EARLIER, EARLIER))
    return out


@pytest.mark.parametrize("case", CASES)
def test_a_bad_spec_gives_exactly_its_messages(
    case: str, earlier: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(BAD)
    before = snapshot(earlier)
    status = main(["gen", *arguments(case), "-o", str(earlier), "--prune", "--bundle", "--tests"])
    said = capsys.readouterr()
    assert status == 1
    assert said.out == ""
    assert snapshot(earlier) == before
    lines = said.err.splitlines()
    assert all(re.fullmatch(r"[^:]+\.toml:[0-9]+:[0-9]+: error: .+", line) for line in lines)
    places = [(file, int(line), int(column), text) for file, line, column, text in (each.split(":", 3) for each in lines)]
    assert places == sorted(places)
    expected = BAD / f"{case}.expected"
    if os.environ.get("TYPEDALLOC_REFRESH"):
        expected.write_text(said.err, encoding="utf-8")
    assert said.err == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("case", CASES)
def test_every_message_is_short_and_says_what_would_be_right(case: str) -> None:
    for line in (BAD / f"{case}.expected").read_text(encoding="utf-8").splitlines():
        text = line.split(": error: ", 1)[1]
        assert text.isprintable(), "nothing from a spec may move a terminal's cursor"
        assert len(text) < 450
        assert text.count("`") % 2 == 0 or "`" in case


def test_every_expectation_has_its_case_and_there_are_enough() -> None:
    assert sorted(path.stem for path in BAD.glob("*.expected")) == CASES
    assert len(CASES) >= 130


def test_the_order_of_specs_does_not_change_the_messages(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.chdir(BAD)
    for case in (case for case in CASES if (BAD / case).is_dir()):
        files = [file for file in arguments(case) if file.endswith(".toml") and "defaults" not in file]
        rest = arguments(case)[len(files) :]
        main(["gen", *files, *rest, "-o", str(tmp_path)])
        one = capsys.readouterr().err
        main(["gen", *reversed(files), *files, *rest, "-o", str(tmp_path)])
        assert capsys.readouterr().err == one


def test_all_bad_specs_together_give_all_their_problems(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.chdir(BAD)
    alone = [case for case in CASES if not (BAD / case).is_dir() and len(arguments(case)) == 1]
    assert main(["gen", *(f"{case}.toml" for case in alone), "-o", str(tmp_path / "out")]) == 1
    said = set(capsys.readouterr().err.splitlines())
    for case in alone:
        missing = set((BAD / f"{case}.expected").read_text(encoding="utf-8").splitlines()) - said
        # Names are compared among the specs that are otherwise good.
        assert all(" emitted" in line or " has the name of the header" in line for line in missing), missing
    assert not (tmp_path / "out").exists()


def test_a_folder_for_a_file_is_exit_3(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["gen", str(tmp_path), "-o", str(tmp_path / "out")]) == 3
    assert capsys.readouterr().err == f"typedalloc: error: {tmp_path}: is a directory\n"


def test_a_missing_file_is_exit_3_and_changes_nothing(earlier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = snapshot(earlier)
    good = str(earlier.parent / "kept.toml")
    assert main(["gen", good, "missing.toml", "-o", str(earlier), "--prune"]) == 3
    assert capsys.readouterr().err == "typedalloc: error: missing.toml: no such file or directory\n"
    assert main(["gen", good, "--defaults", "missing.toml", "-o", str(earlier), "--prune"]) == 3
    assert snapshot(earlier) == before


def test_missing_files_hide_no_problem(earlier: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(BAD)
    before = snapshot(earlier)
    problems = (BAD / "value_capacity_zero.expected").read_text(encoding="utf-8") + (BAD / "value_mode_unknown.expected").read_text(encoding="utf-8")
    for files in (["none.toml", "value_capacity_zero.toml", "gone.toml", "value_mode_unknown.toml"], ["value_mode_unknown.toml", "gone.toml", "none.toml", "value_capacity_zero.toml"]):
        assert main(["gen", *files, "-o", str(earlier), "--prune"]) == 3
        said = capsys.readouterr().err
        assert said == problems + "".join(f"typedalloc: error: {file}.toml: no such file or directory\n" for file in ("gone", "none"))
    assert snapshot(earlier) == before


def test_missing_defaults_hide_no_problem_and_make_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(BAD)
    good = tmp_path / "good.toml"
    good.write_text(GOOD.replace('thread_safety = "mutex"', ""))  # that may be a default
    assert main(["gen", "value_capacity_zero.toml", str(good), "--defaults", "gone.toml", "-o", str(tmp_path / "out")]) == 3
    expected = (BAD / "value_capacity_zero.expected").read_text(encoding="utf-8")
    assert capsys.readouterr().err == f"{expected}typedalloc: error: gone.toml: no such file or directory\n"


def test_an_unreadable_file_is_exit_3() -> None:
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        spec = Path(name) / "secret.toml"
        spec.write_text(GOOD)
        spec.chmod(0)
        as_user = "os.setuid(65534);" if os.geteuid() == 0 else ""  # root reads everything
        script = f"import os, sys; sys.path.insert(0, {str(ROOT)!r}); from gen.cli import main; {as_user} sys.exit(main())"
        command = [sys.executable, "-B", "-c", script, "gen", str(spec), "-o", f"{name}/out"]
        ended = subprocess.run(command, capture_output=True, text=True, check=False, cwd="/")
        assert (ended.returncode, ended.stderr) == (3, f"typedalloc: error: {spec}: permission denied\n")
