"""What checks, tracking and monitoring cost a pool, beside the same pool without them."""

from __future__ import annotations

import statistics
import subprocess
from collections.abc import Mapping
from pathlib import Path

from bench.tools import BENCH, RUNTIME, all_times, emitted, instructions, median_between, ratios

# Each with the pool that it is held against, and how many times as long a pair may take.
SUBJECTS: dict[str, tuple[str, float | None]] = {
    "performance": ("performance", None),
    "production": ("performance", 1.5),
    "monitored": ("production", 1.1),
    "monitored_system": ("production", 1.1),
    "monitored_performance": ("performance", 1.1),
    "tracked": ("production", None),
    "full": ("performance", None),
    "full_tracked": ("performance", 10.0),
    "debug": ("performance", 10.0),
}
PAIRS = 5_000_000
HOW: dict[str, list[str]] = {"together": [], "apart": ["-DAPART"]}


def report(folder: Path, cc: str, rounds: int) -> list[str]:
    """Measure and print; what misses its limit."""
    out = folder / "safety"
    flags = emitted(SUBJECTS, out, cc)
    programs = {}
    for name in SUBJECTS:
        pool = f"typed_pool_{name}"
        subject = [f'-DHEADER="{pool}.h"', f"-DPOOL={pool}", str(out / f"{pool}.c"), *RUNTIME]
        for how, option in HOW.items():
            programs[name, how] = out / f"{name}_{how}"
            subprocess.run([*flags, *option, str(BENCH / "pairs.c"), *subject, "-lpthread", "-o", str(programs[name, how])], check=True)
    seen = all_times({f"{name} {how}": [str(path), str(PAIRS)] for (name, how), path in programs.items()}, rounds)
    took = {name: statistics.median(values) for name, values in seen.items()}
    print(f"\nWhat safety costs: 64-byte element, {cc} -O2, alloc, write one word, free; loop included")
    print("Together: the compiler sees both halves of a pair. Apart: it does not.")
    print(f"{'':24}{'instructions':>14}{'ns':>9}{'times':>8} {'apart':>9}{'ns':>9}{'times':>8} {'of':16}{'limit':>5}")
    for name, (beside, limit) in SUBJECTS.items():
        shown = ""
        for how in HOW:
            here, there = took[f"{name} {how}"], took[f"{beside} {how}"]
            count = instructions([str(programs[name, how])])
            shown += f"{'' if count is None else f'{count:.1f}':>{14 if how == 'together' else 9}}{here:>9.2f}{here / there:>8.2f} "
        print(f"{name:24}{shown}{beside:16}{limit or '':>5}")
    print("\nThe least of short rounds, which is a busy host while it is quiet")
    short = {f"{name} {how}": [str(path), str(PAIRS // 5)] for (name, how), path in programs.items()}
    least = {name: min(values) for name, values in all_times(short, 3 * rounds).items()}
    for name, (beside, _) in SUBJECTS.items():
        shown = "".join(f"{least[f'{name} {how}']:>23.2f}{least[f'{name} {how}'] / least[f'{beside} {how}']:>8.2f}" for how in HOW)
        print(f"{name:24}{shown} {beside}")
    return _by_turns(programs, 4 * rounds)


def _by_turns(programs: Mapping[tuple[str, str], Path], rounds: int) -> list[str]:
    """Each with a limit beside what that is of: `performance` in a loop takes 0.9 to 1.5 ns, as its store of the head happens to be
    forwarded to its load, so that medians of few rounds do not say a ratio. Missed is what takes longer for certain."""
    print(f"\nBy turns with what it is held against, {rounds} rounds: the median ratio, and between what it is with 95 in 100")
    print(f"{'':24}{'together':>10}{'apart':>34} {'of':>17}{'limit':>8}")
    missed = []
    for name, (beside, limit) in list(SUBJECTS.items())[1:]:
        shown = ""
        for how in HOW:
            one, other = ([str(programs[each, how]), str(PAIRS)] for each in (name, beside))
            low, middle, high = median_between(ratios(one, other, rounds))
            shown += f"{middle:>10.2f} ({low:.2f} to {high:.2f})".ljust(30)
            if limit is not None and low > limit:
                missed.append(f"{name} {how}")
        print(f"{name:24}{shown} {beside:16}{limit or '':>5}")
    return missed
