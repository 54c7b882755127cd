"""The runtime, compiled once for each set of flags: stress programs are many, and differ in one emitted file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from harness.compiler import compile_each

ROOT = Path(__file__).resolve().parents[2]


def optimisation(flags: Sequence[str]) -> str:
    """How much to optimise. What a sanitizer watches is not what runs anyway: unoptimised it sees each access, and compiles in a
    third of the time. Where other threads come between any two atomic operations it is their order that counts."""
    if any(flag.startswith("-fsanitize=") for flag in flags):
        return "-O0"
    return "-O1" if any(flag.startswith("-DTYPED_ATOMIC_HEADER") for flag in flags) else "-O2"


def runtime_objects(folder: Path, cc: str, flags: tuple[str, ...]) -> list[str]:
    """Object files of src/typed in a folder of their own below `folder`, where headers that flags name are looked for."""
    place = folder / "_".join(("runtime", cc, *("".join(filter(str.isalnum, flag)) for flag in flags)))
    sources = sorted((ROOT / "src" / "typed").glob("*.c"))
    if not place.exists():
        place.mkdir()
        compile_each([cc, "-std=gnu11", "-g1", optimisation(flags), "-pthread", *flags, f"-I{folder}", f"-I{ROOT / 'src'}"], sources, place)
    return [str(place / f"{source.stem}.o") for source in sources]
