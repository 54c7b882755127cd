"""What is held against the text of the project rather than its behaviour: what `scons check` and `scons docs` call.

    python3 tests/check.py --emitted build/gen/default [CHECK...] [--jobs N]
    python3 tests/check.py --emitted build/gen/default --docs build/docs
"""

from __future__ import annotations

import argparse
import os
import re
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from harness.jobs import ROOT, Finished, Job, Outcome, run, run_all  # noqa: E402
from harness.sections import emit  # noqa: E402
from matrix import specs as matrix_specs  # noqa: E402

OUR_C = ("src", "tests", "examples", "bench", "specs")
TYPED_PYTHON = ("gen", "tests", "bench", "site_scons", "examples")
MATRIX_SAMPLE = 60
EXAMPLES = sorted(file.parent for file in (ROOT / "examples").glob("*/main.c"))

DOXYFILE = """\
PROJECT_NAME           = typedalloc
FILE_PATTERNS          = *.h
OPTIMIZE_OUTPUT_FOR_C  = YES
HAVE_DOT               = NO
GENERATE_LATEX         = NO
QUIET                  = YES
WARN_AS_ERROR          = FAIL_ON_WARNINGS
# What only emitted code uses has no documentation; that every function of an interface has is the generator's own
# rule (gen/render.py), and incomplete or wrong documentation is an error here.
WARN_IF_UNDOCUMENTED   = NO
WARN_IF_INCOMPLETE_DOC = YES
EXCLUDE_SYMBOLS        = *_
"""


def judged(finished: Finished) -> Outcome:
    """A check counts as one test."""
    return Outcome(passed=1) if finished.status == 0 else Outcome(failed=1, output=finished.output)


def c_files(folders: Iterable[Path], *, sources_only: bool = False) -> list[Path]:
    """C files below some folders, without what was built."""
    found = (file for folder in folders for file in folder.rglob("*.[ch]") if "build" not in file.relative_to(folder).parts)
    return sorted(file for file in found if file.suffix == ".c" or not sources_only)


class Checks:
    """Every check by name."""

    def __init__(self, emitted: Path, preset: str | None, scratch: Path) -> None:
        self.emitted = emitted
        self.forced = [] if preset is None else ["--preset", preset]
        self.scratch = scratch
        self.flags = ["-std=c11", f"-I{ROOT / 'src'}", f"-I{emitted}", f"-I{ROOT / 'specs' / 'include'}"]

    def _suites(self) -> list[Path]:
        """Emitted code with its suites, of specs/ and of a part of the matrix."""
        folder = self.scratch / "matrix"
        matrix_specs.write(folder, 1, MATRIX_SAMPLE)
        both = {"specs": (ROOT / "specs").glob("*.toml"), "matrix": folder.glob("*.toml")}
        return [emit(name, sorted(specs), [], self.scratch / "emitted" / name).folder for name, specs in both.items()]

    def formatting(self) -> list[Job]:
        """clang-format on C of ours and on what is emitted."""

        def one(folders: Callable[[], list[Path]]) -> Outcome:
            return judged(run(["clang-format", "--dry-run", "-Werror", f"--style=file:{ROOT / '.clang-format'}", *c_files(folders())]))

        ours = [ROOT / part for part in OUR_C]
        return [
            Job("clang-format", "the project", partial(one, lambda: ours)),
            Job("clang-format", "emitted code", partial(one, self._suites)),
        ]

    def types(self) -> list[Job]:
        """A strict type checker on every Python file."""
        files = [file for part in TYPED_PYTHON for file in sorted((ROOT / part).rglob("*.py"))]
        cache = f"--cache-dir={ROOT / 'build' / 'mypy'}"
        command: list[str | Path] = [sys.executable, "-m", "mypy", "--strict", "--explicit-package-bases", cache, *files]
        variables = {"MYPYPATH": os.pathsep.join(str(ROOT / part) for part in ("", "tests", "tests/generator", "tests/examples", "site_scons"))}
        return [Job("mypy --strict", f"{len(files)} files", lambda: judged(run(command, variables=variables)))]

    def tidy(self) -> list[Job]:
        """clang-tidy, by .clang-tidy."""

        def one(files: Sequence[Path], flags: Sequence[str]) -> Outcome:
            config = f"--config-file={ROOT / '.clang-tidy'}"
            return judged(run(["clang-tidy", "--quiet", config, *files, "--", *flags, "-D_POSIX_C_SOURCE=200809L"]))

        def example_files(folder: Path) -> Outcome:
            emitted = self.scratch / "emitted" / folder.name
            emit(folder.name, sorted(folder.glob("specs/*.toml")), [], emitted)
            return one(c_files([folder], sources_only=True), ["-std=c11", f"-I{ROOT / 'src'}", f"-I{folder}", f"-I{emitted}"])

        ours = c_files([ROOT / "src", ROOT / "tests" / "runtime"], sources_only=True)
        return [
            *(Job("clang-tidy", file.name, partial(one, [file], self.flags)) for file in c_files([self.emitted], sources_only=True)),
            *(Job("clang-tidy", f"examples/{folder.name}", partial(example_files, folder)) for folder in EXAMPLES),
            Job("clang-tidy", "runtime and its tests", partial(one, ours, self.flags)),
        ]

    def cppcheck(self) -> list[Job]:
        """cppcheck on the runtime, emitted code and examples."""
        command = ["cppcheck", "--std=c11", "--quiet", "--error-exitcode=1", "--enable=warning,performance,portability"]
        command += ["--inline-suppr", "-UTYPED_LOCK_HEADER", "-UTYPED_ATOMIC_HEADER", *self.flags[1:]]
        folders = {"runtime": ROOT / "src", "emitted code": self.emitted, **{folder.name: folder for folder in EXAMPLES}}
        return [
            Job("cppcheck", name, partial(lambda folder: judged(run([*command, str(folder)])), folder))
            for name, folder in folders.items()
        ]

    def current(self) -> list[Job]:
        """Files that are made from others are as they would be made now."""

        def same(made: Finished, file: Path) -> Outcome:
            if made.status == 0 and made.output == file.read_text(encoding="utf-8"):
                return Outcome(passed=1)
            return Outcome(failed=1, output=f"{file}: out of date\n{made.output if made.status else ''}")

        def emitted_again() -> Outcome:
            # Another hash seed: nothing may hang on the order of a set.
            specs = sorted((ROOT / "specs").glob("*.toml"))
            command: list[str | Path] = [sys.executable, "-m", "gen", "gen", *specs, "-o", self.emitted, "--check", *self.forced]
            return sum((judged(run(command, variables={"PYTHONHASHSEED": seed})) for seed in ("1", "2")), Outcome())

        schema = [sys.executable, "-m", "gen", "schema"]
        reference = [sys.executable, "-m", "gen.reference"]
        return [
            Job("current", "emitted code of specs/", emitted_again),
            Job("current", "specs/spec.schema.json", lambda: same(run(schema), ROOT / "specs" / "spec.schema.json")),
            Job("current", "docs/spec-reference.md", lambda: same(run(reference), ROOT / "docs" / "spec-reference.md")),
        ]

    def documentation(self) -> list[Job]:
        """Doxygen, with warnings as errors, on the runtime and emitted headers."""

        def one() -> Outcome:
            headers = sorted(self.emitted.glob("*.h"))
            return doxygen([ROOT / "src" / "typed", *headers], self.scratch / "doxygen", with_pages=False)

        return [Job("doxygen", "runtime and emitted headers", one)]

    def links(self) -> list[Job]:
        """Every relative link of every Markdown file leads somewhere."""

        def one() -> Outcome:
            wrong = []
            files = [file for file in ROOT.rglob("*.md") if not {"build", ".git"} & set(file.relative_to(ROOT).parts)]
            for file in files:
                text = re.sub(r"```.*?```", "", file.read_text(encoding="utf-8"), flags=re.DOTALL)
                for target in re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", text):
                    if not (file.parent / target).exists():
                        wrong.append(f"{file.relative_to(ROOT)}: {target} does not exist\n")
            return Outcome(failed=1, output="".join(wrong)) if wrong else Outcome(passed=1)

        return [Job("links", "Markdown", one)]


def doxygen(inputs: Sequence[Path], output: Path, *, with_pages: bool) -> Outcome:
    """Run Doxygen with nothing but what stands here."""
    output.mkdir(parents=True, exist_ok=True)
    config = output / "Doxyfile"
    pages = "YES" if with_pages else "NO"
    words = " ".join(f'"{path}"' for path in inputs)
    lines = [f'OUTPUT_DIRECTORY = "{output}"', f"INPUT = {words}", f"GENERATE_HTML = {pages}", f"GENERATE_XML = {'NO' if with_pages else 'YES'}"]
    config.write_text(DOXYFILE + "\n".join(lines) + "\n", encoding="utf-8")
    return judged(run(["doxygen", config]))


def main() -> int:
    """Run the checks; 1 when one of them finds something."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checks", nargs="*", metavar="CHECK", help="formatting, types, tidy, ... (all)")
    parser.add_argument("--emitted", type=Path, required=True, metavar="DIR", help="the emitted code of specs/")
    parser.add_argument("--preset", help="that was forced on it")
    parser.add_argument("--docs", type=Path, metavar="DIR", help="only write the API reference there")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="how many at a time")
    options = parser.parse_args()
    emitted = options.emitted.resolve()
    if options.docs is not None:
        header = emitted / "typed_pool_conn.h"
        outcome = doxygen([ROOT / "src" / "typed", header], options.docs.resolve(), with_pages=True)
        print(outcome.output, end="")
        print(f"{options.docs / 'html' / 'index.html'}: the runtime, and {header.name} as an example of what is emitted")
        return outcome.failed
    with tempfile.TemporaryDirectory() as scratch:
        checks = Checks(emitted, options.preset, Path(scratch))
        every: dict[str, Callable[[], list[Job]]] = {
            "types": checks.types,
            "tidy": checks.tidy,
            "formatting": checks.formatting,
            "cppcheck": checks.cppcheck,
            "documentation": checks.documentation,
            "current": checks.current,
            "links": checks.links,
        }
        unknown = [name for name in options.checks if name not in every]
        if unknown:
            parser.error(f"there is no check {unknown[0]}: there are {', '.join(every)}")
        total = run_all([job for name in options.checks or every for job in every[name]()], options.jobs)
    print(f"{total.passed} passed, {total.failed} failed")
    return 1 if total.failed else 0


if __name__ == "__main__":
    sys.exit(main())
