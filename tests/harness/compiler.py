"""The compilers, by way of ccache where it is installed: programs of tests are many, and most of what they consist of,
the runtime and the same few allocators, is the same text again."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_NO_LINK = frozenset({"-c", "-S", "-E", "-fsyntax-only"})
_ONLY_LINK = ("-Wl,", "-l", "-shared", "-static", "-no-pie")


@cache
def _is_there() -> bool:
    return shutil.which("ccache") is not None


def _run(words: Sequence[str], folder: Path | None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(words, capture_output=True, text=True, check=False, cwd=folder)


def _compile(words: list[str], folder: Path | None, beside: Path) -> subprocess.CompletedProcess[str]:
    """One file, through the cache. Paths below a folder are hashed from there: each test has a folder of its own."""
    variables = {
        "CCACHE_DIR": str(ROOT / "build" / "tests" / "ccache"),
        "CCACHE_BASEDIR": str(beside),
        "CCACHE_NOHASHDIR": "1",
    }
    environment = {**os.environ, **variables}
    words = ["ccache", *words] if _is_there() else words
    return subprocess.run(words, capture_output=True, text=True, check=False, cwd=folder or beside, env=environment)


def run_compiler(command: Sequence[object], folder: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run a command that compiles C files and links them, in `folder` or where this program runs. With ccache each file is
    compiled by itself first; what all of that printed comes back together."""
    words = [str(word) for word in command]
    sources = [word for word in words if word.endswith(".c")]
    if not sources or not _NO_LINK.isdisjoint(words) or not _is_there():
        return _run(words, folder)
    beside = folder or Path(words[words.index("-o") + 1]).absolute().parent
    if folder is None:
        words = [str(Path(word).absolute()) if word in sources else word for word in words]
    at_output = words.index("-o")
    flags = [word for at, word in enumerate(words) if at not in (at_output, at_output + 1) and not word.endswith((".c", ".o", ".a")) and not word.startswith(_ONLY_LINK)]
    said = ""
    with tempfile.TemporaryDirectory(dir=beside) as place:
        linked = []
        for at, word in enumerate(words):
            if not word.endswith(".c"):
                linked.append(word)
                continue
            linked.append(f"{place}/{at}-{Path(word).stem}.o")
            done = _compile([*flags, "-c", word, "-o", linked[-1]], folder, beside)
            said += done.stderr
            if done.returncode != 0:
                return subprocess.CompletedProcess(words, done.returncode, done.stdout, said)
        done = _run(linked, folder or beside)
    return subprocess.CompletedProcess(words, done.returncode, done.stdout, said + done.stderr)


def compile_each(command: Sequence[object], sources: Sequence[Path], place: Path) -> list[str]:
    """Compile files by a command that says neither which nor where to, into objects in `place`."""
    objects = [str(place / f"{source.stem}.o") for source in sources]
    for source, made in zip(sources, objects):
        done = _compile([*map(str, command), "-c", str(source), "-o", made], place, place)
        assert done.returncode == 0, done.stderr
    return objects
