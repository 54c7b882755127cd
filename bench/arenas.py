"""What bump arenas and stacks cost, beside what one would write by hand and glibc's obstack."""

from __future__ import annotations

import math
import subprocess
from pathlib import Path

from bench.tools import BENCH, RUNTIME, emitted, instructions, times

# Subject: its emitted name, what its positions are called, and more flags.
EMITTED = {
    "bump performance": ("typed_bump_performance", "checkpoint", ()),
    "bump production": ("typed_bump_production", "checkpoint", ()),
    "bump chunked": ("typed_bump_chunked", "checkpoint", ("-DCHUNKED",)),
    "bump mixed": ("typed_bump_mixed", "checkpoint", ("-DMIXED",)),
    "bump monitored": ("typed_bump_monitored", "checkpoint", ()),
    "bump tracked": ("typed_bump_tracked", "checkpoint", ()),
    "bump debug": ("typed_bump_debug", "checkpoint", ()),
    "stack performance": ("typed_stack_performance", "mark", ("-DPOPS",)),
    "stack production": ("typed_stack_production", "mark", ("-DPOPS",)),
    "stack chunked": ("typed_stack_chunked", "mark", ("-DCHUNKED", "-DPOPS")),
    "stack monitored": ("typed_stack_monitored", "mark", ("-DPOPS",)),
    "stack tracked": ("typed_stack_tracked", "mark", ("-DPOPS",)),
    "stack debug": ("typed_stack_debug", "mark", ("-DPOPS",)),
}
PEERS = {"by hand": "-DBY_HAND", "obstack": "-DBY_OBSTACK"}
# What the project promises, in instructions an allocation: `scons bench` says where it is not kept.
LIMITS = {
    ("write", "bump performance"): 12,
    ("write", "bump production"): 15.6,
    ("write", "bump chunked"): 15.6,
    ("marks", "stack performance"): 14,
    ("marks", "stack production"): 18.2,
    ("marks", "stack chunked"): 18.2,
    # Within 1.1 times `production`.
    ("write", "bump monitored"): 13.2,
    ("marks", "stack monitored"): 15.1,
    ("pairs", "stack monitored"): 39.6,
}
# And in time beside the cursor by hand, for elements that nobody touches.
UNTOUCHED_LIMIT = 1.2
# And of an alloc and its pop: how many times as long as in `performance`.
PAIR_LIMITS = {"stack production": 1.5, "stack debug": 10.0}
WORDS = {
    "write": "alloc, write one word",
    "marks": "mark, 16 times alloc and write, back: an allocation",
    "untouched": "alloc and leave",
    "pairs": "alloc, write one word, pop",
}
# Where other subjects are left out than those of stacks.
LEFT_OUT = {"marks": ("bump",), "pairs": ("bump", "obstack")}


def _compile(folder: Path, cc: str) -> dict[str, str]:
    """One program for each subject."""
    names = sorted(path.stem for pattern in ("bump_*", "stack_*") for path in (BENCH / "specs").glob(f"{pattern}.toml"))
    out = folder / "arenas"
    flags = emitted(names, out, cc)
    programs = {}
    for subject, (name, mark, more) in EMITTED.items():
        program = out / name
        header = [f'-DHEADER="{name}.h"', f"-DARENA={name}", f"-DMARK={mark}", *more]
        subprocess.run([*flags, *header, str(BENCH / "arenas.c"), str(out / f"{name}.c"), *RUNTIME, "-lpthread", "-o", str(program)], check=True)
        programs[subject] = str(program)
    for subject, flag in PEERS.items():
        program = out / subject.replace(" ", "_")
        subprocess.run([*flags, flag, str(BENCH / "arenas.c"), "-o", str(program)], check=True)
        programs[subject] = str(program)
    return programs


def report(folder: Path, cc: str, rounds: int) -> list[str]:
    """Measure and print; what misses its limit."""
    programs = _compile(folder, cc)
    missed = []
    for what, words in WORDS.items():
        left_out = LEFT_OUT.get(what, ("stack", "obstack"))
        subjects = {name: program for name, program in programs.items() if not name.startswith(left_out)}
        took = times({name: [program, what, "5000000"] for name, program in subjects.items()}, rounds)
        print(f"\n64-byte element, {cc} -O2: {words}; loop included")
        print(f"{'':24}{'instructions':>14}{'limit':>8}{'ns':>9}{'by hand = 1':>14}")
        for name, program in subjects.items():
            count, limit = instructions([program, what]), LIMITS.get((what, name))
            ratio = took[name] / took["by hand"]
            if count is not None and limit is not None and count > limit:
                missed.append(f"{what} {name}")
            if what == "untouched" and name in ("bump performance", "bump production") and ratio > UNTOUCHED_LIMIT:
                missed.append(f"time of {what} {name}")
            if what == "pairs" and took[name] > PAIR_LIMITS.get(name, math.inf) * took["stack performance"]:
                missed.append(f"time of {what} {name}")
            print(f"{name:24}{'' if count is None else f'{count:.1f}':>14}{limit or '':>8}{took[name]:>9.2f}{ratio:>14.2f}")
    return missed
