"""Run the tests and add them up: what `scons test` and `scons matrix` call.

    python3 tests/run.py [SECTION...] [--jobs N] [--count N] [--seed S]

The last line is `N passed, N failed`: every cmocka test that was run and every test of pytest. What fails
beside a test (a file that does not compile, a program that crashes) counts as failed, and never as passed.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from harness.jobs import ROOT, run_all  # noqa: E402
from harness.sections import NAMED_ONLY, Request, all_sections  # noqa: E402


def main() -> int:
    """Run what the command line asks for; 1 when anything failed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sections", nargs="*", metavar="SECTION", help="python, valgrind, runtime, specs, matrix (all); explorer-long")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="how many at a time")
    parser.add_argument("--count", type=int, default=200, help="specs of the matrix")
    parser.add_argument("--seed", type=int, default=1, help="of the matrix")
    parser.add_argument("--example", action="append", default=[], metavar="NAME=PROGRAM", help="a built example, for its tests")
    parser.add_argument("--totals", type=Path, metavar="FILE", help="write the last line there, and do not print it")
    options = parser.parse_args()
    examples = {name.upper(): str(Path(program).resolve()) for name, _, program in (each.partition("=") for each in options.example)}
    sections = all_sections(Request(ROOT / "build" / "tests", examples, options.count, options.seed, by_turns="matrix" not in options.sections))
    unknown = [name for name in options.sections if name not in sections]
    if unknown:
        parser.error(f"there is no section {unknown[0]}: there are {', '.join(sections)}")
    asked = options.sections or sections.keys() - NAMED_ONLY
    jobs = [job for name, section in sections.items() if name in asked for job in section()]
    total = run_all(jobs, options.jobs)
    line = f"{total.passed} passed, {total.failed} failed\n"
    if options.totals is not None:
        options.totals.write_text(line, encoding="utf-8")
    else:
        print(line, end="")
    return 1 if total.failed else 0


if __name__ == "__main__":
    sys.exit(main())
