"""What checks, tracking and monitoring cost a pool, beside the same pool without them."""

from __future__ import annotations

import subprocess
from pathlib import Path

from bench.tools import BENCH, RUNTIME, emitted, instructions, times

# Each with the pool that it is held against, and how many times as long a pair may take.
SUBJECTS: dict[str, tuple[str, float | None]] = {
    "performance": ("performance", None),
    "production": ("performance", 1.5),
    "monitored": ("production", 1.1),
    "monitored_system": ("production", 1.1),
    "monitored_performance": ("performance", None),
    "tracked": ("production", None),
    "full": ("performance", None),
    "debug": ("performance", 10.0),
}
PAIRS = 5_000_000


def report(folder: Path, cc: str, rounds: int) -> list[str]:
    """Measure and print; what misses its limit."""
    out = folder / "safety"
    flags = emitted(SUBJECTS, out, cc)
    programs = {}
    for name in SUBJECTS:
        pool = f"typed_pool_{name}"
        programs[name] = out / name
        subject = [f'-DHEADER="{pool}.h"', f"-DPOOL={pool}", str(out / f"{pool}.c"), *RUNTIME]
        subprocess.run([*flags, str(BENCH / "pairs.c"), *subject, "-lpthread", "-o", str(programs[name])], check=True)
    took = times({name: [str(path), str(PAIRS)] for name, path in programs.items()}, rounds)
    print(f"\nWhat safety costs: 64-byte element, {cc} -O2, alloc, write one word, free; loop included")
    print(f"{'':24}{'instructions':>14}{'ns':>9}{'times':>8} {'':14}{'limit':>6}")
    missed = []
    for name, (beside, limit) in SUBJECTS.items():
        ratio = took[name] / took[beside]
        count = instructions([str(programs[name])])
        print(f"{name:24}{'' if count is None else f'{count:.1f}':>14}{took[name]:>9.2f}{ratio:>8.2f} {beside:14}{limit or '':>6}")
        if limit is not None and ratio > limit:
            missed.append(f"{name} beside {beside}")
    return missed
