"""./bootstrap: installs what is missing and only that, and then runs scons. On a machine made of small scripts."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

TO_BUILD = ["gcc", "libc6-dev", "python3", "python3-jinja2", "scons"]
APT_CACHE = "case $2 in clang) echo 'Depends: clang-14 (>= 14~)' ;; esac"


class Machine:
    """A PATH on which dpkg-query, apt-get, id and sudo are scripts that tell what they were asked."""

    def __init__(
        self, checkout: Path, folder: Path, installed: Sequence[str], is_root: bool = True, has_sudo: bool = True
    ) -> None:
        self.checkout = checkout
        self.folder = folder
        self.calls = folder / "calls"
        for tool in ("sh", "dirname", "env", "head", "sed", "tr", "cat", "gcc"):
            found = shutil.which(tool)
            assert found is not None
            (folder / tool).symlink_to(found)
        (folder / "installed").write_text("".join(f"{name}\n" for name in installed), encoding="utf-8")
        self.script("dpkg-query", f'while read -r name; do [ "$name" = "$4" ] && echo installed && exit 0; done < {folder}/installed; exit 1')
        self.script("apt-get", f'echo "apt-get $*" >> {self.calls}')
        self.script("apt-cache", APT_CACHE)
        self.script("id", f"echo {0 if is_root else 1000}")
        if has_sudo:
            self.script("sudo", f'echo sudo >> {self.calls}; exec "$@"')

    def script(self, name: str, text: str) -> None:
        path = self.folder / name
        path.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
        path.chmod(0o755)

    def bootstrap(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [self.checkout / "bootstrap", *arguments],
            env={"PATH": str(self.folder)},
            capture_output=True,
            text=True,
            check=False,
        )

    def told(self) -> list[str]:
        return self.calls.read_text(encoding="utf-8").splitlines() if self.calls.exists() else []


pytestmark = pytest.mark.skipif(
    not os.access("/usr/bin/scons", os.X_OK) or shutil.which("dpkg-query") is None, reason="not a Debian with scons"
)
HELP = "-h"  # scons then only reads its files


def test_with_everything_there_nothing_is_installed_and_scons_runs(shared_checkout: Path, tmp_path: Path) -> None:
    machine = Machine(shared_checkout, tmp_path, TO_BUILD)
    result = machine.bootstrap(HELP)
    assert result.returncode == 0, result.stderr
    assert "Targets:" in result.stdout
    assert machine.told() == []


def test_arguments_reach_scons(shared_checkout: Path, tmp_path: Path) -> None:
    result = Machine(shared_checkout, tmp_path, TO_BUILD).bootstrap("biuld=debug")
    assert result.returncode == 2
    assert "did you mean build?" in result.stderr


def test_only_what_is_missing_is_installed(shared_checkout: Path, tmp_path: Path) -> None:
    machine = Machine(shared_checkout, tmp_path, [name for name in TO_BUILD if name != "python3-jinja2"])
    assert machine.bootstrap(HELP).returncode == 0
    assert machine.told() == ["apt-get update -q", "apt-get install -y -q --no-install-recommends python3-jinja2"]


def test_building_needs_fewer_packages_than_testing(shared_checkout: Path, tmp_path: Path) -> None:
    machine = Machine(shared_checkout, tmp_path, TO_BUILD)
    machine.bootstrap("test", HELP)
    update, install = machine.told()
    wanted = install.split()
    assert {"clang", "valgrind", "libcmocka-dev", "python3-pytest", "libclang-rt-14-dev"} <= set(wanted)
    assert not {"gcc", "scons"} & set(wanted)


def test_sudo_is_used_by_who_is_not_root(shared_checkout: Path, tmp_path: Path) -> None:
    machine = Machine(shared_checkout, tmp_path, TO_BUILD[:-1], is_root=False)
    assert machine.bootstrap(HELP).returncode == 0
    assert machine.told() == ["sudo", "apt-get update -q", "sudo", "apt-get install -y -q --no-install-recommends scons"]


def test_without_root_and_sudo_it_says_what_to_install(shared_checkout: Path, tmp_path: Path) -> None:
    machine = Machine(shared_checkout, tmp_path, TO_BUILD[:-1], is_root=False, has_sudo=False)
    result = machine.bootstrap(HELP)
    assert result.returncode == 1
    assert "As root: apt-get install scons" in result.stderr
    assert machine.told() == []


def test_a_failing_installation_is_said(shared_checkout: Path, tmp_path: Path) -> None:
    machine = Machine(shared_checkout, tmp_path, TO_BUILD[:-1])
    machine.script("apt-get", "exit 100")
    result = machine.bootstrap(HELP)
    assert result.returncode == 1
    assert "apt-get could not install scons" in result.stderr


def test_elsewhere_the_packages_are_named(shared_checkout: Path, tmp_path: Path) -> None:
    machine = Machine(shared_checkout, tmp_path, [])
    (tmp_path / "apt-get").unlink()
    result = machine.bootstrap(HELP)
    assert result.returncode == 1
    for system in ("Fedora", "Arch", "macOS"):
        assert f"  {system} " in result.stderr


def test_an_old_python_is_said(shared_checkout: Path, tmp_path: Path) -> None:
    machine = Machine(shared_checkout, tmp_path, [])
    (tmp_path / "apt-get").unlink()
    for name in ("scons", "cc"):
        machine.script(name, "exit 0")
    machine.script("python3", 'case "$2" in *version_info*) exit 1 ;; *python_version*) echo 3.9.2 ;; esac')
    result = machine.bootstrap()
    assert result.returncode == 1
    assert "Python 3.11 or newer is needed, and python3 is 3.9.2" in result.stderr
