"""The JSON reader as a command: many documents, statistics, options, exit statuses."""

from __future__ import annotations

import re
import resource
import subprocess
from pathlib import Path

import pytest
from json_documents import Maker, Text, is_valid, model
from json_program import PROGRAM, figure, is_sanitized, needs_program, one, read_all, run

pytestmark = needs_program


def test_lines_are_documents_of_their_own(tmp_path: Path) -> None:
    maker = Maker(77)
    documents = [maker.document().replace(b"\n", b" ") for _ in range(300)]
    documents = [maker.mutated(document).replace(b"\n", b" ") if number % 3 == 0 else document for number, document in enumerate(documents)]
    file = tmp_path / "lines"
    file.write_bytes(b"\n".join(documents))
    done = run("--lines", "--compact", file)
    said = {}
    for line in done.stderr.decode().splitlines():
        match = re.fullmatch(rf"{re.escape(str(file))}:(\d+):(\d+): error: .*", line)
        assert match, line
        said[int(match[1])] = int(match[2])
    expected = [document for document in documents if document.strip(b" \t\r")]
    assert done.returncode == 1
    assert set(said) == {number for number, document in enumerate(documents, 1) if document in expected and not is_valid(document)}
    valid = [document for document in expected if is_valid(document)]
    assert [model(line) for line in done.stdout.splitlines()] == [model(document) for document in valid]


def test_blank_lines_and_missing_last_newline() -> None:
    assert run("--lines", "--compact", data=b"\n1\r\n \t\r\n\n[2]\n3").stdout == b"1\n[2]\n3\n"
    assert run("--lines", data=b"").returncode == 0
    done = run("--lines", "--compact", data=b"1\n\0\n3\n[\n")
    assert (done.returncode, done.stdout) == (1, b"1\n3\n")
    assert [line.split(b":")[1:3] for line in done.stderr.splitlines()] == [[b"2", b"1"], [b"4", b"2"]]


def test_a_refused_document_leaves_nothing_behind(tmp_path: Path) -> None:
    """Keys of refused documents, their guesses included, do not come up in later ones."""
    good = b'{"a":1,"b":{"a":2,"c":3}}'
    documents = []
    for number in range(300):
        documents.append(b'{"a":1,"b":{"c%d":[2,{"x%d":' % (number, number))
        documents.append(good.replace(b"c", b"c%d" % number))
    said = read_all(tmp_path, documents, "--compact")
    assert all(isinstance(what, str) for what in said[::2])
    assert said[1::2] == [document + b"\n" for document in documents[1::2]]


def test_the_worst_of_several_files_is_the_exit_status(tmp_path: Path) -> None:
    good, bad, absent = tmp_path / "good", tmp_path / "bad", tmp_path / "absent"
    good.write_bytes(b"[1]")
    bad.write_bytes(b"[1")
    assert run(good, good).returncode == 0
    assert run(good, bad, good).returncode == 1
    done = run("--compact", bad, absent, good)
    assert (done.returncode, done.stdout) == (3, b"[1]\n")
    assert str(absent).encode() in done.stderr


class Counted:
    """What --stats counts, counted in Python."""

    def __init__(self) -> None:
        self.counts = dict.fromkeys(("values", "objects", "arrays", "strings", "numbers", "true", "false", "null", "members"), 0)
        self.keys: set[str] = set()
        self.text = self.depth = 0

    def add(self, value: object, depth: int = 0) -> None:
        self.counts["values"] += 1
        if isinstance(value, tuple):
            self.counts["objects"] += 1
            self.depth = max(self.depth, depth + 1)
            for key, child in value[0]:
                self.counts["members"] += 1
                self.keys.add(key)
                self.add(child, depth + 1)
        elif isinstance(value, list):
            self.counts["arrays"] += 1
            self.depth = max(self.depth, depth + 1)
            for child in value:
                self.add(child, depth + 1)
        elif isinstance(value, Text):
            self.counts["numbers"] += 1
        elif isinstance(value, str):
            self.counts["strings"] += 1
            self.text += len(value.encode("utf-8", "surrogatepass"))
        else:
            self.counts[str(value).lower() if value is not None else "null"] += 1


@pytest.mark.parametrize("seed", range(40, 46))
def test_statistics_are_those_of_the_document(seed: int) -> None:
    maker = Maker(seed)
    document = ("[" + ",".join(maker.value(4) for _ in range(60)) + "]").encode()
    counted = Counted()
    counted.add(model(document))
    report = one(document, "--stats")
    for name, count in counted.counts.items():
        assert figure(report, name) == count, name
    assert figure(report, "documents") == 1 and figure(report, "refused") == 0
    assert figure(report, "bytes") == len(document)
    assert figure(report, "distinct keys") == len(counted.keys)
    assert figure(report, "string bytes") == counted.text
    assert figure(report, "depth") == counted.depth


def test_numbers_are_sorted_by_what_holds_them() -> None:
    report = one(b"[9223372036854775807, -9223372036854775808, 9223372036854775808, -0, 0.5, 1e400, -1e999, 1e-400]", "--stats")
    assert [figure(report, name) for name in ("64-bit", "other", "beyond double")] == [2, 4, 2]
    assert figure(report, "least") == -(2.0**63) and figure(report, "greatest") == 2.0**63


def test_allocators_report_what_they_did() -> None:
    records = 1000
    document = ("[" + ",".join('{"id":%d,"name":"x","nested":{"id":[]}}' % number for number in range(records)) + "]").encode()
    report = one(document, "--stats").decode()
    arena = re.search(r"^arena json: (\d+) bytes used by the largest document, (\d+) at the peak, (\d+) can be had$", report, re.MULTILINE)
    stack = re.search(r"^stack nesting: 0 bytes used, (\d+) at the peak, (\d+) can be had$", report, re.MULTILINE)
    pool = re.search(r"^pool key: (\d+) bytes used by the document with most keys, (\d+) can be had$", report, re.MULTILINE)
    assert arena and stack and pool
    digits = sum(len(str(number)) for number in range(records))
    text = digits + records + len("idnamenested")
    assert int(arena[1]) == 24 * (1 + records) + 32 * 4 * records + text
    assert int(arena[1]) <= int(arena[2]) <= int(arena[3])
    assert 16 * 3 <= int(stack[1]) <= int(stack[2])  # more where checks put guards around a level
    assert int(pool[1]) == 64 * 3
    assert figure(report.partition("\nkey\n")[2].encode(), "peak_allocated_bytes") == 64 * 3


def test_statistics_of_several_documents_are_added_up() -> None:
    report = run("--stats", "--lines", data=b'{"a":1}\n[1,2\n{"a":[]}\n').stdout
    assert [figure(report, name) for name in ("documents", "refused", "objects", "members", "distinct keys")] == [2, 1, 2, 2, 2]


WRONG_USAGE = [
    ["--nonsense"], ["-x"], ["--compact", "--quiet"], ["--stats", "--compact"], ["--bench", "0"], ["--bench=x"], ["--bench="], ["--bench", "4097"],
    ["--bench", "99999999999999999999"], ["--bench", "1", "file"], ["--bench", "--lines"], ["--compact=1"],
]  # fmt: skip


@pytest.mark.parametrize("arguments", WRONG_USAGE, ids=" ".join)
def test_wrong_usage_exits_2_and_says_why(arguments: list[str]) -> None:
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.startswith(b"json_reader: ") and b"--help" in done.stderr


def test_help_exits_0_and_names_every_option() -> None:
    done = run("--help")
    assert (done.returncode, done.stderr) == (0, b"")
    for option in (b"--compact", b"--quiet", b"--stats", b"--lines", b"--bench", b"--help"):
        assert option in done.stdout


def test_file_argument_dash_and_stdin_are_the_same(tmp_path: Path) -> None:
    file = tmp_path / "-dash"
    file.write_bytes(b"[1]")
    assert run(data=b"[1]").stdout == run("-", data=b"[1]").stdout == run("--", file.name, folder=tmp_path).stdout == run(file).stdout


def test_quiet_prints_nothing() -> None:
    assert run("--quiet", data=b"[1]").stdout == b""
    assert run("--quiet", data=b"[1").returncode == 1


def test_what_cannot_be_read_exits_3(tmp_path: Path) -> None:
    for path in (tmp_path / "absent.json", tmp_path):
        done = run(path)
        assert (done.returncode, done.stdout) == (3, b"")
        assert str(path) in done.stderr.decode()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_output_that_cannot_be_written_exits_3() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([PROGRAM], input=b"[1]", stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 3 and b"could not be written" in done.stderr


def test_running_out_of_memory_is_said_and_exits_3() -> None:
    if is_sanitized():
        pytest.skip("a sanitizer needs address space without bound")

    def little_memory() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (96 << 20, 96 << 20))

    nested = b"[" * 8_000_000
    wide = b"[" + b"1," * 4_000_000 + b"1]"
    for document in (nested, wide):
        done = run(data=document, limit=little_memory)
        assert (done.returncode, done.stdout) == (3, b""), done.stderr
        assert re.fullmatch(rb"standard input: no memory\n", done.stderr)


def test_bench_prints_both_readers_twice() -> None:
    done = run("--bench", "1")
    text = done.stdout.decode()
    assert (done.returncode, done.stderr) == (0, b""), done.stderr
    for name in ("typed", "malloc"):
        assert len(re.findall(rf"^  {name} +[\d.]+ s  = +[\d.]+ read \+ +[\d.]+ give back .* [\d.]+ MB/s", text, re.MULTILINE)) == 2
    assert len(re.findall(r"^  ratio +[\d.]+ ", text, re.MULTILINE)) == 2
