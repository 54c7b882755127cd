"""Test programs in C: how they are compiled under each compiler and sanitizer, run, and counted."""

from __future__ import annotations

import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from harness.compiler import FAST_LINKER
from harness.jobs import ROOT, Outcome, run, verdict

sys.path.insert(0, str(ROOT / "site_scons"))

from toolchain import STRICT, STRICT_C  # noqa: E402

_SANITIZED = ("-g1", "-fno-omit-frame-pointer", "-fno-sanitize-recover=all", "-fsanitize=address,undefined")
SANITIZER_OPTIONS = {
    "ASAN_OPTIONS": "detect_stack_use_after_return=1:allocator_may_return_null=1",
    "UBSAN_OPTIONS": "print_stacktrace=1",
}


@dataclass(frozen=True)
class Toolset:
    """One compiler with one set of flags."""

    name: str
    cc: str
    flags: tuple[str, ...]
    for_suites: tuple[str, ...] = ()  # more, for what tests an allocator

    @property
    def links(self) -> list[str]:
        """Flags that linking needs as well."""
        return ["-pthread", *(flag for flag in self.flags if flag.startswith("-fsanitize=") or flag == "--coverage")]


GCC = Toolset("gcc", "gcc", ("-O2", "-g1"))
CLANG = Toolset("clang", "clang", ("-O1", "-g1", "-Wdocumentation"))
# Of many specs most suites are not optimised, and compile in half the time or less.
GCC_OF_MANY = Toolset("gcc", "gcc", GCC.flags, ("-O0",))
CLANG_OF_MANY = Toolset("clang", "clang", CLANG.flags, ("-O0",))
GCC_ASAN = Toolset("gcc asan+ubsan", "gcc", ("-O1", *_SANITIZED))
GCC_VALGRIND = Toolset("gcc for valgrind", "gcc", ("-O1", "-g1", "-DTYPED_VALGRIND"))
CLANG_ASAN = Toolset("clang asan+ubsan", "clang", ("-O1", *_SANITIZED))
GCC_ASAN_UNOPTIMISED = Toolset("gcc -O0 asan+ubsan", "gcc", ("-O0", *_SANITIZED))  # compiles in half the time


def compile_c(tools: Toolset, sources: Sequence[Path], includes: Sequence[Path], objects: Path, *more: str) -> Outcome:
    """Compile C files by one run of the compiler, into objects/NAME.o each."""
    objects.mkdir(parents=True, exist_ok=True)
    for source in sources:
        (objects / f"{source.stem}.o").unlink(missing_ok=True)
    words = [tools.cc, "-std=c11", "-pthread", *STRICT_C, *tools.flags, *more]
    words += [f"-I{folder}" for folder in includes]
    return verdict(run([*words, "-c", *sources], objects), f"{tools.cc} {' '.join(source.name for source in sources)}")


def check_headers(compiler: str, headers: Sequence[Path], includes: Sequence[Path], folder: Path) -> Outcome:
    """Include each header from a C++17 file of its own, twice; all files in one run of the compiler."""
    folder.mkdir(parents=True, exist_ok=True)
    sources = []
    for header in headers:
        source = folder / f"{header.stem}.cc"
        source.write_text(f'#include "{header.name}"\n#include "{header.name}"\n', encoding="utf-8")
        sources.append(source)
    words = [compiler, "-std=c++17", "-fsyntax-only", "-pthread", *STRICT, *(f"-I{each}" for each in includes)]
    return verdict(run([*words, *sources], folder), f"{compiler} -std=c++17, {len(sources)} headers")


def check_standards(tools: Toolset, sources: Sequence[Path], includes: Sequence[Path]) -> Outcome:
    """The later standards of C, on files that are compiled as C11 elsewhere."""
    outcome = Outcome()
    for standard in ("c17", "c2x"):
        words = [tools.cc, f"-std={standard}", "-fsyntax-only", "-pthread", *STRICT_C, *(f"-I{each}" for each in includes)]
        outcome += verdict(run([*words, *sources]), f"{tools.cc} -std={standard}, {len(sources)} files")
    return outcome


def runtime_library(tools: Toolset, folder: Path) -> tuple[list[Path], Outcome]:
    """The runtime's objects for a toolset."""
    sources = sorted((ROOT / "src" / "typed").glob("*.c"))
    outcome = compile_c(tools, sources, [ROOT / "src"], folder)
    return [folder / f"{source.stem}.o" for source in sources], outcome


def link(tools: Toolset, program: Path, objects: Sequence[Path]) -> Outcome:
    """Link a cmocka program."""
    program.parent.mkdir(parents=True, exist_ok=True)
    words: list[str | Path] = [tools.cc, "-o", program, *objects, *tools.links, "-lcmocka", *FAST_LINKER]
    return verdict(run(words), f"link {program.name}")


def run_cmocka(program: Path, under: Sequence[str] = (), seconds: float = 120) -> Outcome:
    """Run a cmocka program and count its tests by the report that it writes."""
    report = program.with_suffix(".xml")
    report.unlink(missing_ok=True)
    variables = {"CMOCKA_MESSAGE_OUTPUT": "XML", "CMOCKA_XML_FILE": str(report), **SANITIZER_OPTIONS}
    finished = run([*under, program], program.parent, variables, seconds)
    counted = counts_of(report)
    if finished.status != 0 and counted.failed == 0:
        # It crashed, or a sanitizer or Valgrind spoke: the report says nothing of that, or is missing.
        counted += Outcome(failed=1)
    if counted.passed + counted.failed + counted.skipped == 0:
        counted = Outcome(failed=1, output="no test was run\n")
    if counted.failed == 0:
        return counted
    said = f"$ {' '.join([*under, str(program)])}\n{finished.output}exit status {finished.status}\n"
    return counted + Outcome(output=said)


def counts_of(report: Path) -> Outcome:
    """The counts of a report in the form of JUnit, which cmocka and pytest both write."""
    try:
        suites = ElementTree.parse(report).getroot().iter("testsuite")
    except (OSError, ElementTree.ParseError):
        return Outcome()
    outcome = Outcome()
    for suite in suites:
        count = {name: int(suite.get(name, "0")) for name in ("tests", "failures", "errors", "skipped")}
        failed = count["failures"] + count["errors"]
        failing = "".join(
            f"{case.get('name')}: {(case.findtext('failure') or '').strip()}\n"
            for case in suite.iter("testcase")
            if case.find("failure") is not None
        )
        passed = count["tests"] - failed - count["skipped"]
        outcome += Outcome(passed, failed, count["skipped"], failing)
    return outcome
