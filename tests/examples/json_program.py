"""The JSON reader as a program to be run: the environment variable JSON_READER names it."""

from __future__ import annotations

import os
import re
import resource
import subprocess
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("JSON_READER", "")
needs_program = pytest.mark.skipif(not PROGRAM, reason="JSON_READER does not name the built program")

SMALL_STACK = 128 * 1024
DEEPEST_INDENTED = 64


def run(
    *arguments: object, data: bytes = b"", folder: Path | None = None, limit: Callable[[], None] | None = None
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [os.path.abspath(PROGRAM), *map(str, arguments)],
        input=data, capture_output=True, cwd=folder, preexec_fn=limit, timeout=600, check=False,
    )  # fmt: skip


def small_stack() -> None:
    resource.setrlimit(resource.RLIMIT_STACK, (SMALL_STACK, SMALL_STACK))


def is_sanitized() -> bool:
    return b"__asan_init" in Path(PROGRAM).read_bytes()


def pretty_documents(out: bytes) -> Iterator[bytes]:
    """Documents of pretty output: each begins and ends on a line that is not indented."""
    lines: list[bytes] = []
    for line in out.splitlines(keepends=True):
        lines.append(line)
        is_begin = line.rstrip(b"\n") in (b"[", b"{") and len(lines) == 1
        if not line.startswith(b" ") and not is_begin:
            yield b"".join(lines)
            lines = []
    assert not lines


def read_all(folder: Path, documents: Sequence[bytes], *options: str) -> list[bytes | str]:
    """What one process prints for each of many documents, or says of it."""
    names = [f"{number:05}" for number in range(len(documents))]
    for name, document in zip(names, documents):
        folder.joinpath(name).write_bytes(document)
    done = run(*options, *names, folder=folder)
    errors: dict[str, str] = {}
    for line in done.stderr.decode().splitlines():
        name, _, what = line.partition(":")
        assert re.match(r"\d+:\d+: error: expected .+, found .+", what), line
        errors[name] = what
    assert done.returncode == (1 if errors else 0)
    printed = done.stdout.splitlines(keepends=True) if "--compact" in options else list(pretty_documents(done.stdout))
    assert len(printed) == len(documents) - len(errors)
    following = iter(printed)
    return [errors[name] if name in errors else next(following) for name in names]


def one(document: bytes, *options: str) -> bytes:
    done = run(*options, data=document)
    assert (done.returncode, done.stderr) == (0, b""), (document[:200], done.stderr)
    return done.stdout


def refusal(document: bytes) -> str:
    """What is said of an invalid document, without the name of the input."""
    done = run(data=document)
    assert (done.returncode, done.stdout) == (1, b""), document[:200]
    name, _, what = done.stderr.decode().partition(":")
    assert name == "standard input" and what.count("\n") == 1
    return what.rstrip("\n")


def figure(report: bytes, name: str) -> float:
    """A figure of --stats."""
    match = re.search(rf"^ *{re.escape(name)} +([-+.e\d]+)$", report.decode(), re.MULTILINE)
    assert match, name
    return float(match[1])
