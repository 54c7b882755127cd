"""Emitted lock-free arenas in every order of their threads' steps: tests/explorer/arenas.c, and docs/threads-evidence.md for
what it shows."""

from __future__ import annotations

import platform
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from gen import run, write  # noqa: E402
from threads.arena_cases import ARENAS, CASES, FAULTS, LONG_CASES, Arena, Fault  # noqa: E402
from threads.test_explorer import COMPILE, ENGINE, EXPLORER, HOOK, IS_LONG, LINK, RUNTIME, VIOLATION, explore  # noqa: E402

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or platform.libc_ver()[0] != "glibc", reason="the explorer is written for Linux with glibc"
)


class Programs:
    """The explorer with each arena, built when it is first asked for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        engine = [name for name in ENGINE if name not in ("history", "account")]
        self.objects = [str(folder / f"{name}.o") for name in (*engine, *RUNTIME)]
        self._compile("-c", *(str(EXPLORER / f"{name}.c") for name in engine), *(str(ROOT / "src" / "typed" / f"{name}.c") for name in RUNTIME))
        paths = []
        for arena in ARENAS.values():
            path = folder / f"{arena.name}.toml"
            path.write_text(f'name = "{arena.name}"\n[element]\ntype = "uint64_t"\n[{arena.kind}]\n{arena.keys}\n', encoding="utf-8")
            paths.append(str(path))
        options = run.Options()
        write.write(folder, run.outputs_of(run.allocators_of(paths, options), options))

    def _compile(self, *arguments: str) -> None:
        words = [*COMPILE, HOOK, f"-I{EXPLORER}", f"-I{ROOT / 'src'}", *arguments]
        built = subprocess.run(words, cwd=self.folder, capture_output=True, text=True, check=False)
        assert built.returncode == 0, built.stderr

    def of(self, arena: Arena, folder: Path | None = None) -> Path:
        here = folder or self.folder
        program = here / f"explore_{arena.name}"
        if not program.exists():
            defines = [f'-DARENA_HEADER="{arena.prefix}.h"', f"-DARENA={arena.prefix}", *(["-DPOPS"] if arena.kind == "stack" else []), *arena.limits]
            sources = [str(EXPLORER / "arenas.c"), str(here / f"{arena.prefix}.c")]
            self._compile(*defines, f"-I{here}", *sources, *self.objects, *LINK, "-o", str(program))
        return program

    def broken(self, fault: Fault, folder: Path) -> Path:
        """The arena with a piece of its text replaced, which must be there once."""
        arena = ARENAS[fault.arena]
        found = 0
        for ending in ("h", "c"):
            text = (self.folder / f"{arena.prefix}.{ending}").read_text(encoding="utf-8")
            old, new = (piece.replace("$P", arena.prefix) for piece in (fault.old, fault.new))
            found += text.count(old)
            (folder / f"{arena.prefix}.{ending}").write_text(text.replace(old, new), encoding="utf-8")
        assert found == 1, f"the emitted code has changed: {fault.old!r}"
        return self.of(arena, folder)


@pytest.fixture(scope="module")
def programs(tmp_path_factory: pytest.TempPathFactory) -> Programs:
    return Programs(tmp_path_factory.mktemp("arenas"))


@pytest.mark.parametrize("case", [" ".join(line.split()) for line in (CASES + (LONG_CASES if IS_LONG else "")).strip().splitlines() if line.strip()])
def test_every_order_of_an_arena_is_right(programs: Programs, case: str) -> None:
    name, *arguments = case.split()
    found = explore(programs.of(ARENAS[name]), *arguments)
    assert found.status == 0 and found.is_exhausted, found.output


@pytest.mark.parametrize("fault", FAULTS, ids=[fault.name for fault in FAULTS])
def test_a_fault_in_an_arena_is_found(programs: Programs, tmp_path: Path, fault: Fault) -> None:
    sound = explore(programs.of(ARENAS[fault.arena]), *fault.line.split())
    assert sound.status == 0 and sound.is_exhausted, sound.output
    broken = programs.broken(fault, tmp_path)
    found = explore(broken, *fault.line.split())
    assert found.status == VIOLATION and found.violation, found.output
