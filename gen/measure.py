"""Sizes as a compiler has them. A probe is compiled and never run, so that a cross compiler serves as well:
the numbers stand as digits in a constant array, and are read out of the object file.

Raises MeasureError (exit status 3) where the compiler fails, after it has had its own say on stderr, and
OSError where there is no such compiler.
"""

from __future__ import annotations

import shlex
import subprocess
import tempfile
from pathlib import Path

from gen import run
from gen.run import Allocator
from gen.settings import Settings, of_element
from gen.write import WriteError

MARK = b"typedalloc probe:"
DIGITS = 20  # of 2^64


class MeasureError(WriteError):
    """The probe could not be compiled, or not read."""


def measure(allocator: Allocator, cc: str, cflags: str) -> dict[str, int]:
    """The sizes of one allocator under a compiler and its flags; see explain.MEASURE_WORDS for their names."""
    asked = _expressions(allocator)
    flags = shlex.split(cflags)
    if any(flag.startswith("-flto") for flag in flags):
        flags.append("-fno-lto")  # an object for link-time optimisation has no data to read
    with tempfile.TemporaryDirectory(prefix="typedalloc-") as name:
        folder = Path(name)
        for file, text in allocator.files.items():
            (folder / file).write_text(text, encoding="utf-8")
        (folder / "probe.c").write_text(_probe(allocator.plan.header.name, list(asked.values())), encoding="utf-8")
        runtime = str(run.runtime_folder().parent)
        command = [*shlex.split(cc), *flags, "-I", name, "-I", runtime, "-c", str(folder / "probe.c"), "-o", str(folder / "probe.o")]
        status = subprocess.run(command, check=False, stdin=subprocess.DEVNULL).returncode
        if status != 0:
            raise MeasureError(
                [f"{cc}: status {status} when it compiled a probe; do --cflags say where the spec's headers are (-I)?"]
            )
        found = _numbers((folder / "probe.o").read_bytes(), len(asked))
    if found is None:
        raise MeasureError([f"{cc}: the object of the probe holds no data; leave out flags that make it hold something else"])
    sizes = dict(zip(asked, found))
    if "sizeof_slot" in sizes:
        return {"padding_per_element": sizes["sizeof_slot"] - sizes["sizeof_element"], **sizes}
    return sizes


def _expressions(allocator: Allocator) -> dict[str, str]:
    """What to ask, as constant expressions of C."""
    s, prefix = allocator.settings, allocator.plan.prefix
    if s.kind != "pool":
        return _arena_expressions(s, prefix)
    type_ = str(s.of_element("type"))
    asked = {
        "sizeof_element": f"sizeof({type_})",
        "alignof_element": f"TYPED_ALIGNOF({type_})",
        "sizeof_slot": f"sizeof({prefix}_slot)",
        "sizeof_allocator": f"sizeof({prefix})",
        "most_elements": f"{prefix}_MAX_CAPACITY",
    }
    is_chunked = s.text("growth") == "chunked"
    most = s.number("max_capacity") if is_chunked else s.number("capacity")
    match s.text("backing"):
        case "buffer":
            asked["buffer_bytes_for_1"] = f"{prefix}_BUFFER_BYTES(1)"
            asked["buffer_bytes_for_1000"] = f"{prefix}_BUFFER_BYTES(1000)"
        case "static":
            asked["total_bytes"] = f"sizeof({prefix})"
        case "heap" if is_chunked:
            chunks = -(-most // (s.optional("chunk") or s.number("capacity")))
            asked["total_bytes"] = f"sizeof({prefix}) + {prefix}_DIRECTORY_BYTES + {chunks} * {prefix}_CHUNK_BYTES"
        case _:
            asked["total_bytes"] = f"sizeof({prefix}) + {prefix}_BLOCK_BYTES({most})"
    return asked


def _arena_expressions(s: Settings, prefix: str) -> dict[str, str]:
    asked = {}
    for element in s.elements:
        name, type_ = of_element(element, "name"), of_element(element, "type")
        of = f" {name}" if name else ""
        asked[f"sizeof_element{of}"] = f"sizeof({type_})"
        asked[f"alignof_element{of}"] = f"TYPED_ALIGNOF({type_})"
    asked["sizeof_allocator"] = f"sizeof({prefix})"
    is_chunked = s.text("growth") == "chunked"
    match s.text("backing"):
        case "buffer":
            asked["buffer_bytes_for_1"] = f"{prefix}_BUFFER_BYTES(1)"
            asked["buffer_bytes_for_1000"] = f"{prefix}_BUFFER_BYTES(1000)"
        case "static":
            asked["total_bytes"] = f"sizeof({prefix})"
        case _:
            asked["total_bytes"] = f"sizeof({prefix}) + {s.number('max_capacity') if is_chunked else s.number('capacity')}"
    return asked


def _probe(header: str, expressions: list[str]) -> str:
    digits = [
        f"DIGIT((unsigned long long)({expression}), {10**place}ULL)"
        for expression in expressions
        for place in reversed(range(DIGITS))
    ]
    mark = [f"'{chr(byte)}'" for byte in MARK]
    return (
        f'#include "{header}"\n'
        "#define DIGIT(value, place) (char)('0' + (value) / (place) % 10)\n"
        "extern const char typedalloc_probe[];\n"
        f"const char typedalloc_probe[] = {{{', '.join([*mark, *digits])}}};\n"
    )


def _numbers(content: bytes, count: int) -> list[int] | None:
    """The numbers that follow the mark in an object file."""
    at = content.find(MARK)
    digits = content[at + len(MARK) :][: count * DIGITS]
    if at < 0 or len(digits) < count * DIGITS or not digits.isdigit():
        return None
    return [int(digits[start : start + DIGITS]) for start in range(0, len(digits), DIGITS)]
