"""What a spec does not ask for is not there: instructions of allocation and free under `performance`, counted, and no
reference to what checks, tracking, the registry and monitors need.

tests/golden/instructions.json holds the counts. After a change that means to alter them:
python3 tests/safety/test_off_costs_nothing.py > tests/golden/instructions.json"""

from __future__ import annotations

import json
import platform
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from gen import run, write  # noqa: E402

GOLDEN = ROOT / "tests" / "golden" / "instructions.json"
COUNTED_FOR = {"gcc": "12", "clang": "14"}
# A spec of specs/: its prefix, its element, and the calls that take one and give it back.
SPECS = {
    "conn": ("typed_pool_conn", "struct conn", "alloc(a)", "free(a, o)"),
    "packet": ("packets", "struct packet", "alloc(a)", "free(a, o)"),
    "reading": ("typed_pool_reading", "struct reading", "alloc(a)", "free(a, o)"),
    "request": ("typed_pool_request", "struct request", "alloc(a)", "free(a, o)"),
    "vertex": ("typed_bump_vertex", "struct vertex", "alloc(a)", None),
    "draw": ("typed_bump_draw", "struct draw", "alloc(a)", None),
    "call": ("typed_stack_call", "struct call_value", "alloc_value(a)", "try_pop_value(a, o, 1)"),
}
FEATURES = re.compile(r"typed_(fault|watch|current_site|leaks|registry|monitor|walk|record|group|pressure|this_thread)|asan|ubsan|valgrind", re.IGNORECASE)


def objects_of(folder: Path, cc: str, preset: str | None = "performance") -> list[Path]:
    """The allocators of SPECS with a function each that takes one and gives one back, as objects."""
    options = run.Options(preset)
    specs = [str(ROOT / "specs" / f"{name}.toml") for name in SPECS]
    write.write(folder, run.outputs_of(run.allocators_of(specs, options), options))
    sources = []
    for name, (prefix, element, take, give) in SPECS.items():
        text = f'#include "{prefix}.h"\n'
        text += f"{element} *take_one({prefix} *a);\n{element} *take_one({prefix} *a) {{ return {prefix}_{take}; }}\n"
        if give is not None:
            returns = "bool" if "pop" in give else "void"
            text += f"{returns} give_one({prefix} *a, {element} *o);\n{returns} give_one({prefix} *a, {element} *o) {{ {'return ' if returns == 'bool' else ''}{prefix}_{give}; }}\n"
        pair = folder / f"pair_{name}.c"
        pair.write_text(text)
        sources += [pair, folder / f"{prefix}.c"]
    words = [cc, "-std=c11", "-O2", "-fno-pie", "-fno-asynchronous-unwind-tables", "-fcf-protection=none", "-Wall", "-Werror"]
    words += [f"-I{folder}", f"-I{ROOT / 'src'}", f"-I{ROOT / 'specs' / 'include'}", "-c", *map(str, sources)]
    done = subprocess.run(words, capture_output=True, text=True, check=False, cwd=folder)
    assert done.returncode == 0, done.stderr
    return [folder / f"{source.stem}.o" for source in sources]


def instructions(object_: Path, function: str) -> int | None:
    """Instructions of a function as the compiler laid it out, without what only fills; cold parts stand elsewhere."""
    words = ["objdump", "-d", "--no-show-raw-insn", f"--disassemble={function}", str(object_)]
    text = subprocess.run(words, capture_output=True, text=True, check=True).stdout
    if f"<{function}>:" not in text:
        return None
    body = text.split(f"<{function}>:")[1].split("\n\n")[0]
    lines = [line.split("\t")[1] for line in body.splitlines() if "\t" in line]
    return len([line for line in lines if not re.match(r"(data16 |cs )*nop|xchg\s+%ax,%ax", line)])


def counts_of(folder: Path, cc: str) -> dict[str, dict[str, int]]:
    objects_of(folder, cc)
    counts = {}
    for name in SPECS:
        both = {what: instructions(folder / f"pair_{name}.o", f"{what}_one") for what in ("take", "give")}
        counts[name] = {what: count for what, count in both.items() if count is not None}
    return counts


def version_of(cc: str) -> str:
    return subprocess.run([cc, "-dumpversion"], capture_output=True, text=True, check=True).stdout.split(".")[0].strip()


@pytest.mark.parametrize("cc", COUNTED_FOR)
def test_allocation_and_free_have_as_many_instructions_as_were_counted(tmp_path: Path, cc: str) -> None:
    if shutil.which(cc) is None:
        pytest.skip(f"there is no {cc}")
    if platform.machine() != "x86_64" or version_of(cc) != COUNTED_FOR[cc]:
        pytest.skip(f"counted for {cc} {COUNTED_FOR[cc]} on x86-64, and this is {cc} {version_of(cc)} on {platform.machine()}")
    assert counts_of(tmp_path, cc) == json.loads(GOLDEN.read_text())[f"{cc} {COUNTED_FOR[cc]}"]


def undefined(objects: list[Path]) -> list[str]:
    return [line for line in subprocess.run(["nm", "-u", *map(str, objects)], capture_output=True, text=True, check=True).stdout.splitlines() if " U " in line]


@pytest.mark.parametrize("cc", [cc for cc in ("gcc", "clang") if shutil.which(cc)])
def test_performance_refers_to_nothing_that_it_did_not_ask_for(tmp_path: Path, cc: str) -> None:
    assert [line for line in undefined(objects_of(tmp_path, cc)) if FEATURES.search(line)] == []


@pytest.mark.skipif(shutil.which("gcc") is None, reason="there is no gcc")
def test_debug_refers_to_what_it_asks_for(tmp_path: Path) -> None:
    """Or the test above would look for names that nothing has."""
    found = "\n".join(undefined(objects_of(tmp_path, "gcc", "debug")))
    assert all(name in found for name in ("typed_fault", "typed_watch", "typed_current_site", "typed_leaks"))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        made = {f"{cc} {version_of(cc)}": counts_of(Path(scratch), cc) for cc in COUNTED_FOR}
    print(json.dumps(made, indent=2))
