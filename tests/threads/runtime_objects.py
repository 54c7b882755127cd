"""The runtime, compiled once for each set of flags: stress programs are many, and differ in one emitted file."""

from __future__ import annotations

import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def runtime_objects(folder: Path, cc: str, flags: tuple[str, ...]) -> list[str]:
    """Object files of src/typed in a folder of their own below `folder`, where headers that flags name are looked for."""
    place = folder / "_".join(("runtime", cc, *("".join(filter(str.isalnum, flag)) for flag in flags)))
    sources = sorted((ROOT / "src" / "typed").glob("*.c"))
    if not place.exists():
        place.mkdir()
        words = [cc, "-std=gnu11", "-g", "-O2", "-pthread", *flags, f"-I{folder}", f"-I{ROOT / 'src'}", "-c"]
        built = subprocess.run([*words, *map(str, sources)], capture_output=True, text=True, check=False, cwd=place)
        assert built.returncode == 0, built.stderr
    return [str(place / f"{source.stem}.o") for source in sources]
