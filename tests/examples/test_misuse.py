"""examples/misuse prints what the README says, word for word but for addresses."""

from __future__ import annotations

import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from gen import run, write  # noqa: E402

README = (ROOT / "README.md").read_text(encoding="utf-8")
EXPECTED = dict(re.findall(r"^\$ misuse (\S+)\n((?:(?!\$ |```).*\n)+)", README, re.MULTILINE))
COMPILERS = [cc for cc in ("gcc", "clang") if shutil.which(cc)]


@pytest.fixture(scope="module", params=COMPILERS)
def program(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("misuse")
    options = run.Options(has_bundle=True)
    specs = sorted(map(str, (ROOT / "examples" / "misuse" / "specs").glob("*.toml")))
    write.write(folder, run.outputs_of(run.allocators_of(specs, options), options))
    sources = sorted(map(str, folder.rglob("*.c")))
    words = [request.param, "-std=c11", "-O1", "-pthread", f"-I{folder}", "-Iexamples/misuse", "examples/misuse/misuse.c", *sources]
    done = subprocess.run([*words, "-o", str(folder / "misuse")], capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    return folder / "misuse"


def test_the_readme_has_four_reports() -> None:
    assert list(EXPECTED) == ["leak", "double-free", "overflow", "stale-scope"]


@pytest.mark.parametrize("mistake", EXPECTED)
def test_each_mistake_gets_the_report_of_the_readme(program: Path, mistake: str) -> None:
    done = subprocess.run([program, mistake], capture_output=True, text=True, check=False)
    assert done.returncode == (0 if mistake == "leak" else -signal.SIGABRT)
    assert re.sub(r"0x[0-9a-f]+", "@", done.stderr) == re.sub(r"0x[0-9a-f]+", "@", EXPECTED[mistake])
