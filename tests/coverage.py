"""How much of the runtime and of emitted code the suites run: what `scons coverage` calls.

    python3 tests/coverage.py [--jobs N] [--count N] [--seed S]

Builds tests/runtime, the suites of specs/ as they are and under each preset, and those of some specs of the matrix with
gcc's --coverage and without optimisation, runs them, and prints lines and branches by file of src/typed, and of emitted
code together. Fails when a test does, or when fewer lines were run than LEAST says. docs/coverage.md says what is left.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from gen.keys import PRESETS  # noqa: E402
from harness import programs  # noqa: E402
from harness.jobs import ROOT, Job, Outcome, run, run_all  # noqa: E402
from harness.programs import Toolset  # noqa: E402
from harness.sections import emit, suite_jobs  # noqa: E402
from matrix import specs as matrix_specs  # noqa: E402

GCC_COVERAGE = Toolset("gcc coverage", "gcc", ("-O0", "-g", "--coverage"))
BUILD = ROOT / "build" / "coverage"
# Percent of lines. What emitted code does when the system refuses is run by programs of tests/safety, which have allocators
# of their own.
LEAST = {"src/typed": 95.0, "emitted": 95.0}


@dataclass(frozen=True)
class Count:
    """Lines and branches that there are, and that were run."""

    lines: int = 0
    lines_run: int = 0
    branches: int = 0
    branches_run: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(
            self.lines + other.lines,
            self.lines_run + other.lines_run,
            self.branches + other.branches,
            self.branches_run + other.branches_run,
        )

    def line_percent(self) -> float:
        return 100 * self.lines_run / max(self.lines, 1)

    def row(self, name: str) -> str:
        branch_percent = 100 * self.branches_run / max(self.branches, 1)
        return f"{name:28} {self.lines_run:6} of {self.lines:6} lines {self.line_percent():5.1f} %   {self.branches_run:6} of {self.branches:6} branches {branch_percent:5.1f} %"


def runtime_program(source: Path, library: Iterable[Path]) -> Outcome:
    folder = BUILD / "objects" / "runtime-tests"
    compiled = programs.compile_c(GCC_COVERAGE, [source], [ROOT / "src"], folder, "-D_POSIX_C_SOURCE=200809L")
    program = folder / source.stem
    linked = compiled if compiled.failed else programs.link(GCC_COVERAGE, program, [folder / f"{source.stem}.o", *library])
    return linked if linked.failed else programs.run_cmocka(program)


def jobs_of(count: int, seed: int) -> list[Job]:
    library, built = programs.runtime_library(GCC_COVERAGE, BUILD / "objects" / "runtime")
    if built.failed:
        sys.exit(built.output)
    jobs = [Job("runtime", source.stem, partial(runtime_program, source, library)) for source in sorted((ROOT / "tests" / "runtime").glob("test_*.c"))]
    specs = sorted((ROOT / "specs").glob("*.toml"))
    for preset in (None, *PRESETS):
        name = f"specs-{preset or 'default'}"
        jobs += suite_jobs(emit(name, specs, [ROOT / "specs" / "include"], BUILD / "emitted" / name, preset), GCC_COVERAGE, library, BUILD)
    folder = BUILD / "matrix"
    matrix_specs.write(folder, seed, count)
    emitted = emit("matrix", sorted(folder.glob("*.toml")), [folder], BUILD / "emitted" / "matrix")
    return jobs + suite_jobs(emitted, GCC_COVERAGE, library, BUILD)


def measured(workers: int) -> dict[str, Count]:
    """Counts by file, relative to the project."""
    report = BUILD / "report.json"
    words: list[str | Path] = ["gcovr", f"-j{workers}", "--root", ROOT, "--filter", "src/typed/", "--filter", "build/coverage/emitted/"]
    words += ["--exclude", ".*/test_", "--exclude-unreachable-branches", "--json-summary", report, BUILD / "objects"]
    done = run(words)
    if done.status != 0:
        sys.exit(f"gcovr failed:\n{done.output}")
    return {
        file["filename"]: Count(file["line_total"], file["line_covered"], file["branch_total"], file["branch_covered"])
        for file in json.loads(report.read_text(encoding="utf-8"))["files"]
    }


def main() -> int:
    """Measure; 1 when a test failed, or fewer lines were run than there should be."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="how many at a time")
    parser.add_argument("--count", type=int, default=40, help="specs of the matrix")
    parser.add_argument("--seed", type=int, default=1, help="of the matrix")
    options = parser.parse_args()
    if shutil.which("gcovr") is None:
        sys.exit("gcovr is missing: install it, or run ./bootstrap coverage")
    shutil.rmtree(BUILD, ignore_errors=True)
    total = run_all(jobs_of(options.count, options.seed), options.jobs)
    files = measured(options.jobs)
    print("\nFiles of the runtime, and emitted code by where it comes from:\n")
    groups = {"src/typed": Count(), "emitted": Count()}
    by_folder: dict[str, Count] = {}
    for name, count in sorted(files.items()):
        is_runtime = name.startswith("src/")
        groups["src/typed" if is_runtime else "emitted"] += count
        row = name if is_runtime else Path(name).parent.name
        by_folder[row] = by_folder.get(row, Count()) + count
    print("\n".join(count.row(name) for name, count in by_folder.items()) + "\n")
    print("\n".join(count.row(name) for name, count in groups.items()) + f"\n\n{total.passed} passed, {total.failed} failed")
    return 1 if total.failed or any(groups[name].line_percent() < least for name, least in LEAST.items()) else 0


if __name__ == "__main__":
    sys.exit(main())
