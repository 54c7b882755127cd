"""A checkout of one's own for the tests of the build, which change specs and build things."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PARTS = ("SConstruct", "bootstrap", "site_scons", "gen", "templates", "src", "specs", "examples")


@dataclass(frozen=True)
class Scons:
    """Runs of scons in one folder."""

    folder: Path

    def __call__(self, *arguments: object, started_in: Path | None = None) -> subprocess.CompletedProcess[str]:
        where = [] if started_in is None else [f"--directory={self.folder}"]
        # As a user's scons, not as a part of the one that runs these tests.
        variables = {name: value for name, value in os.environ.items() if not name.startswith("SCONS")}
        return subprocess.run(
            [sys.executable, "-m", "SCons", *where, *map(str, arguments)],
            cwd=started_in or self.folder,
            env=variables,
            capture_output=True,
            text=True,
            check=False,
        )


def copy_checkout(to: Path) -> Path:
    """What of the checkout a build needs."""
    for part in PARTS:
        source = ROOT / part
        if source.is_dir():
            shutil.copytree(source, to / part, ignore=shutil.ignore_patterns("__pycache__", "build", ".sconsign*"))
        else:
            to.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, to / part)
    return to


@pytest.fixture(scope="session")
def shared_checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout for tests that leave it as it was."""
    return copy_checkout(tmp_path_factory.mktemp("shared") / "typedalloc")


@pytest.fixture(scope="session")
def scons(shared_checkout: Path) -> Scons:
    """scons in the shared checkout."""
    return Scons(shared_checkout)
