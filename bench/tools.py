"""How a program of bench/ is measured: exactly, in instructions, and beside others, in time."""

from __future__ import annotations

import math
import re
import shutil
import statistics
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from gen import run, write

FEW, MANY = 10000, 20000
BENCH = Path(__file__).resolve().parent
RUNTIME = [str(path) for path in sorted((BENCH.parent / "src" / "typed").glob("*.c"))]


def emitted(names: Iterable[str], out: Path, cc: str) -> list[str]:
    """Emit the specs of bench/ with these names; the compiler and its flags for programs that use them."""
    options = run.Options()
    specs = [str(BENCH / "specs" / f"{name}.toml") for name in names]
    write.write(out, run.outputs_of(run.allocators_of(specs, options), options))
    return [cc, "-O2", "-std=gnu11", f"-I{out}", f"-I{BENCH.parent / 'src'}", f"-I{BENCH}"]


def instructions(command: Sequence[str]) -> float | None:
    """Instructions a round of a program whose last argument is how many rounds: the difference of two runs, so that
    it is exact and holds the loop only. None without valgrind."""
    if shutil.which("valgrind") is None:
        return None
    totals = []
    for rounds in (FEW, MANY):
        under = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *command, str(rounds)]
        found = re.search(r"Collected : (\d+)", subprocess.run(under, capture_output=True, text=True, check=True).stderr)
        if found is None:
            return None
        totals.append(int(found[1]))
    return round((totals[1] - totals[0]) / (MANY - FEW), 1)


def all_times(commands: Mapping[str, list[str]], rounds: int, environments: Mapping[str, dict[str, str]] | None = None) -> dict[str, list[float]]:
    """Nanoseconds, as each prints them, of rounds in which each runs once."""
    seen: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            variables = None if environments is None else environments[name]
            output = subprocess.run(command, capture_output=True, text=True, check=True, env=variables).stdout
            seen[name].append(float(output))
    return seen


def times(commands: Mapping[str, list[str]], rounds: int, environments: Mapping[str, dict[str, str]] | None = None) -> dict[str, float]:
    """The medians of these."""
    return {name: statistics.median(values) for name, values in all_times(commands, rounds, environments).items()}


def ratios(one: list[str], other: list[str], rounds: int) -> list[float]:
    """How many times as long as the other one takes, in rounds in which each runs once, first by turns."""
    seen = []
    for at in range(rounds):
        in_order = ("one", "other") if at % 2 == 0 else ("other", "one")
        took = times({name: one if name == "one" else other for name in in_order}, 1)
        seen.append(took["one"] / took["other"])
    return seen


def median_between(values: Sequence[float], confidence: float = 0.95) -> tuple[float, float, float]:
    """Two of the values, between which the median of all that could be measured lies with this confidence, whatever they are
    distributed like; and between those the median of these. That many are below the lower one says the binomial distribution."""
    ordered, count = sorted(values), len(values)
    left_out = 0
    while 1 - 2 * sum(math.comb(count, below) for below in range(left_out + 2)) / 2**count >= confidence:
        left_out += 1
    return ordered[left_out], statistics.median(ordered), ordered[-1 - left_out]
