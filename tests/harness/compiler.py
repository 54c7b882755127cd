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
# Of several thousand programs, each linked once: gold takes half the time, and less where a sanitizer is linked whole.
FAST_LINKER = ("-fuse-ld=gold",) if shutil.which("ld.gold") else ()


@cache
def _is_there() -> bool:
    return shutil.which("ccache") is not None


def _headers(words: Sequence[str], folder: Path) -> str:
    """Which headers there are, where they are looked for."""
    places = [folder / word.removeprefix("-I") for word in words if word.startswith("-I")]
    return "\n".join(" ".join(sorted(str(path.relative_to(place)) for path in (*place.glob("*.h"), *place.glob("*/*.h")))) for place in places)


def _compile(words: list[str], folder: Path | None, beside: Path) -> subprocess.CompletedProcess[str]:
    """One file, through the cache. Paths below a folder are hashed from there: each test has a folder of its own. The cache
    knows what the headers said that were found, not that another would be found before them: so their names are hashed too."""
    output = Path(words[words.index("-o") + 1])
    names = output.with_suffix(".headers")
    names.write_text(_headers(words, folder or beside), encoding="utf-8")
    variables = {
        "CCACHE_DEPEND": "1",  # which headers those are the compiler says: it does not run twice
        "CCACHE_EXTRAFILES": str(names),
        "CCACHE_DIR": str(ROOT / "build" / "tests" / "ccache"),
        "CCACHE_BASEDIR": str(beside),
        "CCACHE_NOHASHDIR": "1",
    }
    environment = {**os.environ, **variables}
    words = ["ccache", *words, "-MD", "-MF", str(output.with_suffix(".d"))] if _is_there() else words
    return subprocess.run(words, capture_output=True, text=True, check=False, cwd=folder or beside, env=environment)


def run_compiler(command: Sequence[object], folder: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run a command that compiles C files and links them, in `folder` or where this program runs. With ccache each file is
    compiled by itself first; what all of that printed comes back together."""
    words = [str(word) for word in command]
    if not _is_there() or not _NO_LINK.isdisjoint(words) or not any(word.endswith(".c") for word in words):
        return subprocess.run(words, capture_output=True, text=True, check=False, cwd=folder)
    output = words[words.index("-o") + 1]
    beside = folder or Path(output).absolute().parent
    flags = [word for word in words if word not in ("-o", output) and not word.endswith((".c", ".o", ".a")) and not word.startswith(_ONLY_LINK)]
    said = ""
    with tempfile.TemporaryDirectory(dir=beside) as place:
        for at, word in enumerate(words):
            if word.endswith(".c"):
                source = word if folder else str(Path(word).absolute())
                words[at] = f"{place}/{at}-{Path(word).stem}.o"
                done = _compile([*flags, "-c", source, "-o", words[at]], folder, beside)
                said += done.stderr
                if done.returncode != 0:
                    return subprocess.CompletedProcess(words, done.returncode, done.stdout, said)
        linker = () if "-static" in words else FAST_LINKER
        done = subprocess.run([*words, *linker], capture_output=True, text=True, check=False, cwd=folder or beside)
    return subprocess.CompletedProcess(words, done.returncode, done.stdout, said + done.stderr)


def compile_each(command: Sequence[object], sources: Sequence[Path], place: Path) -> list[str]:
    """Compile files by a command that says neither which nor where to, into objects in `place`."""
    objects = [str(place / f"{source.stem}.o") for source in sources]
    for source, made in zip(sources, objects):
        done = _compile([*map(str, command), "-c", str(source), "-o", made], place, place)
        assert done.returncode == 0, done.stderr
    return objects
