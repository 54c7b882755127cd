"""The runtime, compiled once for each set of flags: stress programs are many, and differ in one emitted file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from harness.compiler import compile_each

ROOT = Path(__file__).resolve().parents[2]


def optimisation(flags: Sequence[str]) -> str:
    """How much to optimise: what a sanitizer watches takes twice as long to compile with -O2, and is no longer what runs."""
    return "-O1" if any(flag.startswith("-fsanitize=") for flag in flags) else "-O2"


def runtime_objects(folder: Path, cc: str, flags: tuple[str, ...]) -> list[str]:
    """Object files of src/typed in a folder of their own below `folder`, where headers that flags name are looked for."""
    place = folder / "_".join(("runtime", cc, *("".join(filter(str.isalnum, flag)) for flag in flags)))
    sources = sorted((ROOT / "src" / "typed").glob("*.c"))
    if not place.exists():
        place.mkdir()
        compile_each([cc, "-std=gnu11", "-g1", optimisation(flags), "-pthread", *flags, f"-I{folder}", f"-I{ROOT / 'src'}"], sources, place)
    return [str(place / f"{source.stem}.o") for source in sources]
