"""The sections of the test run: each gives the jobs it consists of."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from pathlib import Path

from harness import programs
from harness.jobs import ROOT, Job, Outcome, run
from harness.programs import CLANG, CLANG_ASAN, CLANG_OF_MANY, GCC, GCC_ASAN, GCC_ASAN_UNOPTIMISED, GCC_OF_MANY, GCC_VALGRIND, Toolset

sys.path.insert(0, str(ROOT))

from gen import run as generator  # noqa: E402
from gen import write  # noqa: E402
from gen.keys import PRESETS  # noqa: E402
from matrix import specs as matrix_specs  # noqa: E402

SUITES_IN_ONE_COMPILATION = 6
AS_PROGRAMS_ARE = 4  # one compilation of so many has suites as optimised as programs are: what is inline is compiled there
FILES_IN_ONE_COMPILATION = 20
MATRIX_UNDER_VALGRIND = 12  # arenas of the matrix: thirty times as slow as they are
UNDER_LATER_STANDARDS = 40  # of the matrix: what differs from C11 does not differ from spec to spec
VALGRIND = ("valgrind", "--quiet", "--error-exitcode=99", "--leak-check=full", "--errors-for-leak-kinds=definite,possible")
UNDER_VALGRIND = (
    *("typed_pool_request", "typed_pool_reading"),
    *("typed_pool_conn", "typed_pool_job", "typed_pool_particle", "typed_pool_secret", "packets"),
    *("typed_bump_ast", "typed_bump_upload", "typed_bump_row", "typed_stack_call", "typed_stack_edit", "scratch"),
)


@dataclass(frozen=True)
class Request:
    """What the command line asks for."""

    build: Path
    examples: Mapping[str, str]  # built programs, by the variable in which their tests look for them
    count: int
    seed: int
    by_turns: bool  # each spec of the matrix goes to one of the compilers, beside the sanitizers, and not to all


@dataclass(frozen=True)
class Emitted:
    """Allocators with their suites, in one folder, and what they are compiled with."""

    name: str
    folder: Path
    includes: tuple[Path, ...]
    allocators: tuple[str, ...]  # names of emitted files, without ending

    def sources(self, names: Sequence[str], starts: Sequence[str] = ("", "test_")) -> list[Path]:
        return [self.folder / f"{start}{name}.c" for name in names for start in starts]


def _batches(items: Sequence[str], size: int) -> list[list[str]]:
    each = iter(items)
    return list(iter(lambda: list(islice(each, size)), []))


def emit(name: str, specs: Sequence[Path], includes: Sequence[Path], folder: Path, preset: str | None = None) -> Emitted:
    """Render specs with their suites."""
    options = generator.Options(preset, has_tests=True)
    made = generator.allocators_of([str(spec) for spec in specs], options)
    write.write(folder, generator.outputs_of(made, options), prune=True)
    names = tuple(Path(allocator.plan.source.name).stem for allocator in made)
    return Emitted(name, folder, (folder, *includes, ROOT / "src"), names)


def suite_jobs(emitted: Emitted, tools: Toolset, runtime: Sequence[Path], build: Path) -> list[Job]:
    """Compile, link and run the suites of emitted allocators."""
    objects = build / "objects" / emitted.folder.name / tools.name.replace(" ", "-")

    def batch(number: int, names: Sequence[str]) -> Outcome:
        less = tools.for_suites if number % AS_PROGRAMS_ARE else ()
        outcome = programs.compile_c(tools, emitted.sources(names, ("",)), emitted.includes, objects)
        outcome += programs.compile_c(tools, emitted.sources(names, ("test_",)), emitted.includes, objects, *less)
        for name in names:
            parts = [objects / f"{name}.o", objects / f"test_{name}.o"]
            if not all(part.exists() for part in parts):
                continue  # the compiler has said why, and that is counted
            program = objects / f"test_{name}"
            linked = programs.link(tools, program, [*parts, *runtime])
            outcome += linked if linked.failed else programs.run_cmocka(program)
        return outcome

    section = f"{emitted.name}, {tools.name}"
    return [
        Job(section, f"{names[0]} and {len(names) - 1} more", partial(batch, number, names))
        for number, names in enumerate(_batches(emitted.allocators, SUITES_IN_ONE_COMPILATION))
    ]


def text_jobs(emitted: Emitted, build: Path) -> list[Job]:
    """What compilers say of emitted text beyond C11: C++17, and the later standards of C."""
    jobs = []
    section = f"{emitted.name}, C++17, C17, C2x"
    for names in _batches(emitted.allocators, FILES_IN_ONE_COMPILATION):
        headers = [emitted.folder / f"{name}.h" for name in names]
        for compiler in ("g++", "clang++"):
            folder = build / "cxx" / emitted.folder.name / compiler / names[0]
            work = partial(programs.check_headers, compiler, headers, emitted.includes, folder)
            jobs.append(Job(section, f"{compiler} {names[0]}...", work))
    for names in _batches(emitted.allocators[:UNDER_LATER_STANDARDS], FILES_IN_ONE_COMPILATION):
        for tools in (GCC, CLANG):
            work = partial(programs.check_standards, tools, emitted.sources(names), emitted.includes)
            jobs.append(Job(section, f"{tools.cc} {names[0]}...", work))
    return jobs


class Sections:
    """Every section by name; what several need is made once, when the first one asks."""

    def __init__(self, request: Request) -> None:
        self.request = request
        self._runtimes: dict[str, list[Path]] = {}

    def _runtime(self, tools: Toolset) -> list[Path]:
        if tools.name not in self._runtimes:
            folder = self.request.build / "objects" / "runtime" / tools.name.replace(" ", "-")
            objects, outcome = programs.runtime_library(tools, folder)
            if outcome.failed:
                sys.exit(outcome.output)
            self._runtimes[tools.name] = objects
        return self._runtimes[tools.name]

    def _suites(self, emitted: Emitted, *toolsets: Toolset) -> list[Job]:
        jobs = []
        for tools in toolsets:
            jobs += suite_jobs(emitted, tools, self._runtime(tools), self.request.build)
        return jobs

    def python(self) -> list[Job]:
        """Tests in Python, a job for each file: generator, bad specs, examples, and the build itself."""
        files = sorted((ROOT / "tests").glob("*/test_*.py"), key=lambda file: (file.parent.name != "integration", file))
        return [Job(f"python: {file.parent.name}", file.stem, partial(self._pytest, file)) for file in files]

    def explorer_long(self) -> list[Job]:
        """What docs/threads-evidence.md rests on, larger: it takes minutes, so only when it is named."""
        files = [ROOT / "tests" / "threads" / f"test_{name}.py" for name in ("explorer", "explorer_arenas", "models")]
        return [Job("explorer, long", file.stem, partial(self._pytest, file, {"TYPED_EXPLORER": "long"})) for file in files]

    def _pytest(self, file: Path, variables: Mapping[str, str] | None = None) -> Outcome:
        report = self.request.build / "pytest" / f"{file.parent.name}-{file.stem}.xml"
        report.unlink(missing_ok=True)
        words: list[str | Path] = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", f"--junitxml={report}", file]
        finished = run(words, variables={**self.request.examples, **(variables or {})}, seconds=1200)
        counted = programs.counts_of(report)
        if finished.status not in (0, 5) and counted.failed == 0:  # 5: the file has no tests
            counted += Outcome(failed=1)
        return Outcome(counted.passed, counted.failed, counted.skipped, finished.output if counted.failed else "")

    def runtime(self) -> list[Job]:
        """tests/runtime: one cmocka program for each file."""
        jobs = []
        for tools in (GCC, CLANG, GCC_ASAN, CLANG_ASAN):
            library = self._runtime(tools)
            for source in sorted((ROOT / "tests" / "runtime").glob("test_*.c")):
                work = partial(self._runtime_program, tools, source, library)
                jobs.append(Job(f"runtime, {tools.name}", source.stem, work))
        return jobs

    def _runtime_program(self, tools: Toolset, source: Path, library: Sequence[Path]) -> Outcome:
        folder = self.request.build / "objects" / "runtime-tests" / tools.name.replace(" ", "-")
        compiled = programs.compile_c(tools, [source], [ROOT / "src"], folder, "-D_POSIX_C_SOURCE=200809L")
        if compiled.failed:
            return compiled
        linked = programs.link(tools, folder / source.stem, [folder / f"{source.stem}.o", *library])
        return linked if linked.failed else programs.run_cmocka(folder / source.stem)

    def _emit_specs(self, preset: str | None = None) -> Emitted:
        folder = self.request.build / "emitted" / f"specs-{preset or 'default'}"
        found = sorted((ROOT / "specs").glob("*.toml"))
        return emit(f"specs {preset or ''}".strip(), found, [ROOT / "specs" / "include"], folder, preset)

    def specs(self) -> list[Job]:
        """Suites of specs/ as they are, and under each preset forced."""
        emitted = self._emit_specs()
        jobs = self._suites(emitted, GCC, CLANG, GCC_ASAN, CLANG_ASAN)
        for preset in PRESETS:
            jobs += self._suites(self._emit_specs(preset), GCC_OF_MANY)
        return jobs + text_jobs(emitted, self.request.build)

    def valgrind(self) -> list[Job]:
        """Some suites of specs/ under Valgrind."""
        emitted = self._emit_specs()
        return self._under_valgrind(emitted, [name for name in emitted.allocators if name in UNDER_VALGRIND])

    def _under_valgrind(self, emitted: Emitted, names: Sequence[str]) -> list[Job]:
        folder = self.request.build / "objects" / emitted.folder.name / "valgrind"
        library = self._runtime(GCC_VALGRIND)

        def one(name: str) -> Outcome:
            outcome = programs.compile_c(GCC_VALGRIND, emitted.sources([name]), emitted.includes, folder)
            program = folder / f"test_{name}"
            if outcome.failed == 0:
                outcome = programs.link(GCC_VALGRIND, program, [folder / f"{name}.o", folder / f"test_{name}.o", *library])
            return outcome if outcome.failed else programs.run_cmocka(program, VALGRIND)

        return [Job(f"{emitted.name}, valgrind", name, partial(one, name)) for name in names]

    def matrix(self) -> list[Job]:
        """Suites of generated specs: every value of every key, and random combinations."""
        folder = self.request.build / "matrix"
        shutil.rmtree(folder, ignore_errors=True)
        made = matrix_specs.write(folder, self.request.seed, self.request.count)
        if made < self.request.count:
            print(f"the matrix has {made} specs, not {self.request.count}: more were not sound", flush=True)
        emitted = emit("matrix", sorted(folder.glob("*.toml")), [folder], self.request.build / "emitted" / "matrix")
        arenas = [name for name in emitted.allocators if not name.startswith("typed_pool")]
        jobs = text_jobs(emitted, self.request.build) + self._under_valgrind(emitted, arenas[:MATRIX_UNDER_VALGRIND])
        for turn, tools in enumerate((CLANG_OF_MANY, GCC_OF_MANY)):
            its = emitted.allocators
            if self.request.by_turns:
                its = tuple(name for at, name in enumerate(its) if at // len(matrix_specs.KINDS) % 2 == turn)
            jobs += self._suites(replace(emitted, allocators=its), tools)
        return jobs + self._suites(emitted, GCC_ASAN_UNOPTIMISED)


def all_sections(request: Request) -> dict[str, Callable[[], list[Job]]]:
    """Sections in the order in which they start; what takes long is first."""
    os.environ.setdefault("PYTHONDONTWRITEBYTECODE", "1")
    request.build.joinpath("pytest").mkdir(parents=True, exist_ok=True)
    sections = Sections(request)
    return {
        "python": sections.python,
        "valgrind": sections.valgrind,
        "runtime": sections.runtime,
        "specs": sections.specs,
        "matrix": sections.matrix,
        "explorer-long": sections.explorer_long,
    }


# Only run when they are named.
NAMED_ONLY = frozenset({"explorer-long"})
