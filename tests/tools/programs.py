"""Programs that use an emitted allocator wrongly, built for a tool, and what the tool says of them."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT))

from gen import run, write  # noqa: E402
from harness.compiler import compile_each, run_compiler  # noqa: E402

OWN = "#ifndef OWN_H\n#define OWN_H\nstruct own {\n    long id;\n    struct own *next;\n    char text[24];\n};\n#endif\n"


@dataclass(frozen=True)
class Tool:
    """A tool, how a program is compiled for it, and what it runs under."""

    name: str
    cc: str
    flags: tuple[str, ...]
    under: tuple[str, ...] = ()


SANITIZED = ("-fsanitize=address,undefined", "-fno-sanitize-recover=all", "-fno-omit-frame-pointer")
GCC_ASAN = Tool("gcc asan", "gcc", ("-O0", *SANITIZED))  # gcc takes thrice as long to optimise it, clang does
CLANG_ASAN = Tool("clang asan", "clang", SANITIZED)
FOUND = 99  # with which a process ends in which Valgrind found something
CHECKED = ("valgrind", "--quiet", f"--error-exitcode={FOUND}", "--leak-check=full", "--errors-for-leak-kinds=definite")
VALGRIND = Tool("valgrind", "gcc", ("-DTYPED_VALGRIND",), CHECKED)
NONE = Tool("none", "gcc", ())


def emit(folder: Path, text: str) -> Path:
    """Emit one spec, given as text, to a folder of its own; its element is in own.h there."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "own.h").write_text(OWN)
    spec = folder / "own.toml"
    spec.write_text(text)
    options = run.Options()
    write.write(folder, run.outputs_of(run.allocators_of([str(spec)], options), options))
    return folder


def runtime(folder: Path, tool: Tool) -> list[str]:
    """The runtime's objects for a tool, compiled once, in a folder below this one."""
    sources = sorted((ROOT / "src" / "typed").glob("*.c"))
    objects = folder / f"runtime-{tool.name.replace(' ', '-')}"
    if not objects.exists():
        objects.mkdir()
        compile_each([tool.cc, "-std=gnu11", "-O1", "-g1", "-pthread", *tool.flags, f"-I{ROOT / 'src'}"], sources, objects)
    return [str(objects / f"{source.stem}.o") for source in sources]


def build(folder: Path, tool: Tool, program: Path, *flags: str) -> Path:
    """A program with everything emitted to `folder`, and the runtime. A compiler may well see some of what is wrong."""
    made = folder / f"{program.stem}-{tool.name.replace(' ', '-')}"
    if not made.exists():
        sources = [program, *sorted(folder.glob("typed_*.c"))]
        words = [tool.cc, "-std=gnu11", "-O1", "-g1", "-w", "-pthread", *tool.flags, *flags, f"-I{folder}", f"-I{ROOT / 'src'}"]
        done = run_compiler([*words, *sources, *runtime(folder.parent, tool), "-o", made])
        assert done.returncode == 0, done.stderr
    return made


def run_act(program: Path, tool: Tool, *acts: str) -> subprocess.CompletedProcess[str]:
    """Run one act, or several, each in a child; what they printed is in stdout, whoever printed it."""
    words = [*tool.under, str(program), *acts]
    return subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False, timeout=120)


def silent(program: Path, tool: Tool) -> None:
    """The right act is right, and the tool has nothing to say."""
    done = run_act(program, tool, "right")
    assert done.returncode == 0 and done.stdout == "", done.stdout


def seen(program: Path, tool: Tool, act: str, *words: str) -> None:
    """A wrong act ends the program, and the tool's report has these words."""
    done = run_act(program, tool, act)
    assert done.returncode != 0, f"{act} was not seen: {done.stdout}"
    for each in words:
        assert each in done.stdout, f"{act}: {each!r} is not in\n{done.stdout}"


@dataclass(frozen=True)
class Report:
    """What became of one act, and what was said meanwhile."""

    status: int
    text: str


@cache
def reports(program: Path, tool: Tool, acts: tuple[str, ...]) -> Mapping[str, Report]:
    """What a tool says of several acts, each in a child of one run: a tool that takes long to start is started once."""
    done = run_act(program, tool, *acts)
    found = re.findall(r"(.*?)^act ([^\n]*): (\d+)\n", done.stdout, re.DOTALL | re.MULTILINE)
    assert [act for _, act, _ in found] == list(acts), done.stdout
    # Nor has it anything to say of what started them.
    assert done.returncode == 0 and done.stdout.endswith(f"act {acts[-1]}: {found[-1][2]}\n"), done.stdout
    return {act: Report(int(status), text) for text, act, status in found}


def reported(report: Report, *words: str) -> None:
    """That Valgrind found something, and that its report has these words."""
    assert report.status == FOUND, f"{report.status}: {report.text}"
    for each in words:
        assert each in report.text, f"{each!r} is not in\n{report.text}"


def unreported(report: Report) -> None:
    """That there was nothing to say."""
    assert report == Report(0, ""), f"{report.status}: {report.text}"
