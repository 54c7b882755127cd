"""Every figure in README and docs, measured anew: `scons bench`, or `python3 bench/run.py`.

Instructions a pair are the difference of two callgrind runs, so they are exact and hold the loop only.
Times are medians of interleaved rounds in this run; compare them with each other, not with other machines.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from bench import arenas, safety, threads  # noqa: E402
from bench.tools import RUNTIME, emitted, instructions, times  # noqa: E402

ALLOCATORS = ("performance", "production", "bitmap_performance", "bitmap", "indexed", "embedded", "debug", "locked", "locked_performance", "lock_free", "lock_free_performance", "cached", "cached_performance")
# What the project promises, in instructions a pair: `scons bench` says where it is not kept.
LIMITS = {"performance": 10, "production": 24, "embedded": 24, "bitmap": 35, "bitmap_performance": 35, "lock_free_performance": 36, "cached_performance": 24}


def compile_all(folder: Path, cc: str) -> dict[str, Path]:
    """One program for each subject."""
    flags = emitted(ALLOCATORS, folder, cc)
    programs = {}
    for name in ALLOCATORS:
        pool = f"typed_pool_{name}"
        subject = [f'-DHEADER="{pool}.h"', f"-DPOOL={pool}", str(folder / f"{pool}.c"), *RUNTIME]
        for source in ("pairs", "memory"):
            if source == "memory" and name == "embedded":
                continue
            program = folder / f"{source}_{name}"
            subprocess.run([*flags, str(ROOT / "bench" / f"{source}.c"), *subject, "-lpthread", "-o", str(program)], check=True)
            programs[f"{source} {name}"] = program
    for name in ("BY_HAND", "BY_HAND_LOCKED", "BY_MALLOC"):
        program = folder / name.lower()
        subprocess.run([*flags, str(ROOT / "bench" / "pairs.c"), f"-D{name}", "-lpthread", "-o", str(program)], check=True)
        programs[f"pairs {name.lower().replace('_', ' ')}"] = program
    return programs


def preloads() -> dict[str, str]:
    """Other mallocs on this machine."""
    found = {}
    for name, pattern in (("mimalloc", "libmimalloc.so*"), ("jemalloc", "libjemalloc.so*"), ("tcmalloc", "libtcmalloc_minimal.so*")):
        paths = sorted(path for folder in ("/usr/lib", "/usr/local/lib") for path in Path(folder).glob(f"**/{pattern}"))
        if paths:
            found[name] = str(paths[0])
    return found


def environment(name: str) -> dict[str, str]:
    library = preloads_found.get(name.removeprefix("malloc: "))
    return {**os.environ, "LD_PRELOAD": library} if library else dict(os.environ)


preloads_found = preloads()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cc", default="gcc")
    parser.add_argument("--rounds", type=int, default=11)
    parser.add_argument("--pairs", type=int, default=5_000_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        programs = compile_all(Path(folder), options.cc)
        pairs = {name.removeprefix("pairs "): path for name, path in programs.items() if name.startswith("pairs")}
        commands = {name: [str(path), str(options.pairs)] for name, path in pairs.items()}
        commands |= {f"malloc: {name}": [str(pairs["by malloc"]), str(options.pairs)] for name in preloads_found}
        took = times(commands, options.rounds, {name: environment(name) for name in commands})
        print(f"64-byte element, {options.cc} -O2: alloc, write one word, free; loop included")
        print(f"{'':24}{'instructions':>14}{'limit':>8}{'ns':>9}{'by hand = 1':>14}")
        missed = []
        for name in commands:
            count = instructions([str(pairs[name])]) if name in pairs else None
            limit = LIMITS.get(name)
            if count is not None and limit is not None and count > limit:
                missed.append(name)
            shown = "" if count is None else f"{count:.1f}"
            peer = took["by hand locked" if "locked" in name else "by hand"]
            print(f"{name:24}{shown:>14}{limit or '':>8}{took[name]:>9.2f}{took[name] / peer:>14.2f}")
        print("\nResident memory, 1,000,000 elements of 64 bytes: bytes an element")
        print(f"{'':24}{'untouched':>14}{'all live':>12}")
        for name, path in programs.items():
            if name.startswith("memory"):
                untouched, live = subprocess.run([str(path)], capture_output=True, text=True, check=True).stdout.split()
                print(f"{name.removeprefix('memory '):24}{untouched:>14}{live:>12}")
        missed += safety.report(Path(folder), options.cc, options.rounds)
        missed += arenas.report(Path(folder), options.cc, options.rounds)
        missed += threads.report(Path(folder), options.cc, options.rounds, preloads_found)
        print("\nLimits missed: " + (", ".join(missed) or "none"))
        return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
