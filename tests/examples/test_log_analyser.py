"""The log analyser against an independent model of its whole report.

The program under test is named by the environment variable LOG_ANALYSER. The model reads lines with
regular expressions instead of a cursor, keeps whole keys instead of hashes, and an OrderedDict
instead of a list of links; it writes the same report, and the two texts must be equal.
"""

from __future__ import annotations

import os
import random
import re
import shlex
import subprocess
import sys
from collections import Counter, OrderedDict
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "log_analyser"
SAMPLE = EXAMPLE / "sample.log"
REAL_LOG = ROOT.parent / "shared" / "data" / "access.log"
PROGRAM = os.environ.get("LOG_ANALYSER", "")

pytestmark = pytest.mark.skipif(not PROGRAM, reason="LOG_ANALYSER does not name the built program")

UINT64_MAX = 2**64 - 1
LONGEST_LINE = 65536
HOST_ROOM, PATH_ROOM = 56, 112
GOOD = b'192.0.2.1 - - [17/May/2015:10:05:03 +0000] "GET /a HTTP/1.1" 200 12'
COMBINED = GOOD + b' "-" "curl/8.5.0"'


# The model ---------------------------------------------------------------------------------------

QUOTED = rb' "((?:[^"\\]|\\.)*)"'
FIELDS = [
    ("no host", rb"([^\x00-\x20\x7f]+) "),
    ("no ident and user before a '['", rb"[^ ]+ .+? \["),
    (
        "no time such as [17/May/2015:10:05:03 +0000]",
        rb"(?:0[1-9]|[12]\d|3[01])/(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)/\d{4}"
        rb":(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60) [+-]\d{4}\]",
    ),
    ("no quoted request", QUOTED),
    ("no status from 100 to 599", rb" ([1-5]\d\d) "),
    ("no size, or one beyond 64 bits", rb"(-|\d+)(?= |\Z)"),
    ("no quoted referrer after the size", QUOTED),
    ("no quoted user agent after the referrer", QUOTED),
    ("text stuck to the user agent", rb"(?= |\Z)"),
]
COMPILED = [(reason, re.compile(pattern, re.DOTALL)) for reason, pattern in FIELDS]


def path_of(request: bytes) -> bytes:
    match = re.fullmatch(rb"[A-Za-z][A-Za-z-]* (.*)", request, re.DOTALL)
    if not match:
        return b""
    target = match[1]
    with_protocol = re.fullmatch(rb"(.*) HTTP/[^ ]*", target, re.DOTALL)
    if with_protocol:
        target = with_protocol[1]
    return target.split(b"?")[0]


def parse(line: bytes) -> str | tuple[bytes, bytes, int, int]:
    """What is wrong with a line, or its host, path, status and size."""
    if len(line) > LONGEST_LINE:
        return "longer than 65536 bytes"
    line = line.removesuffix(b"\r")
    if not line:
        return "empty line"
    at = 0
    found: list[bytes] = []
    for number, (reason, pattern) in enumerate(COMPILED):
        match = pattern.match(line, at)
        if not match:
            return reason
        found += match.groups()
        at = match.end()
        if number == 5:
            size = 0 if found[3] == b"-" else int(found[3])
            if size > UINT64_MAX:
                return reason
            if at == len(line):
                break
    return found[0], path_of(found[1]), int(found[2]), size


@dataclass
class Record:
    first_line: int
    requests: int = 0
    bytes: int = 0
    errors: int = 0
    largest: int = 0

    def count(self, status: int, size: int) -> None:
        self.requests += 1
        self.bytes = min(self.bytes + size, UINT64_MAX)
        self.errors += status >= 400
        self.largest = max(self.largest, size)


class Recent:
    """Records by key; the least recently used one goes when there is no room."""

    def __init__(self, room: int) -> None:
        self.room = room
        self.records: OrderedDict[bytes, Record] = OrderedDict()
        self.evicted = 0

    def get(self, key: bytes, line: int) -> Record:
        if key in self.records:
            self.records.move_to_end(key)
        else:
            if len(self.records) == self.room:
                self.records.popitem(last=False)
                self.evicted += 1
            self.records[key] = Record(line)
        return self.records[key]

    def made(self) -> int:
        return len(self.records) + self.evicted


def printable(text: bytes) -> str:
    return "".join(chr(c) if 0x20 <= c < 0x7F else f"\\x{c:02x}" for c in text)


class Model:
    def __init__(self, data: bytes, clients: int = 65536, paths: int = 16384) -> None:
        self.clients, self.paths = Recent(clients), Recent(paths)
        self.status: Counter[int] = Counter()
        self.malformed: list[tuple[int, str, bytes]] = []
        self.pathless = self.bytes = 0
        lines = data.split(b"\n")
        if lines[-1] == b"":
            lines.pop()
        self.lines = len(lines)
        for number, line in enumerate(lines, 1):
            parsed = parse(line)
            if isinstance(parsed, str):
                self.malformed.append((number, parsed, line))
                continue
            host, path, status, size = parsed
            self.status[status] += 1
            self.bytes = min(self.bytes + size, UINT64_MAX)
            self.clients.get(host, number).count(status, size)
            if path:
                self.paths.get(path, number).count(status, size)
            else:
                self.pathless += 1

    def ranking(self, recent: Recent, room: int, top: int, what: str, by: str) -> list[str]:
        def rank(item: tuple[bytes, Record]) -> tuple[int, int, int]:
            r = item[1]
            first, second = (r.bytes, r.requests) if by == "bytes" else (r.requests, r.bytes)
            return -first, -second, r.first_line

        rows = sorted(recent.records.items(), key=rank)[:top]
        largest = f" {'largest':>12}" if what == "path" else ""
        out = [
            "",
            f"top {len(rows)} of {len(recent.records)} {what}s by {by}",
            f"{'requests':>12} {'bytes':>16} {'errors':>10}{largest}  {what}",
        ]
        for key, r in rows:
            name = printable(key[:room])
            if len(key) > room:
                name += f"... ({len(key)} bytes, first on line {r.first_line})"
            largest = f" {r.largest:12}" if what == "path" else ""
            out.append(f"{r.requests:12} {r.bytes:16} {r.errors:10}{largest}  {name}")
        return out

    def report(self, top: int = 10) -> str:
        out = [
            f"lines          {self.lines:20}",
            f"malformed      {len(self.malformed):20}",
            f"without a path {self.pathless:20}",
            f"bytes sent     {self.bytes:20}",
        ]
        if self.malformed:
            out += ["", "malformed lines"]
            for number, reason, line in self.malformed[:5]:
                out.append(f"  line {number}: {reason}")
                if line:
                    out.append("    " + printable(line[:72]) + (" ..." if len(line) > 72 else ""))
            if len(self.malformed) > 5:
                out.append(f"  and {len(self.malformed) - 5} more")
        out += ["", "status             requests"]
        for hundred in range(1, 6):
            codes = sorted(code for code in self.status if code // 100 == hundred)
            if codes:
                out.append(f"  {hundred}xx      {sum(self.status[c] for c in codes):16}")
                out += [f"    {code}    {self.status[code]:16}" for code in codes]
        for recent, room, what in ((self.clients, HOST_ROOM, "client"), (self.paths, PATH_ROOM, "path")):
            out += self.ranking(recent, room, top, what, "requests")
            out += self.ranking(recent, room, top, what, "bytes")
        out += ["", "evicted"]
        out.append(f"  clients  {self.clients.evicted:16}   (room for {self.clients.room})")
        out.append(f"  paths    {self.paths.evicted:16}   (room for {self.paths.room})")
        if self.clients.evicted + self.paths.evicted:
            out.append("  What was evicted and came back counts from its return.")
        return "\n".join(out) + "\n"


# Running the program -----------------------------------------------------------------------------


def run(*arguments: object, data: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [PROGRAM, *map(str, arguments)], input=data, capture_output=True, timeout=300, check=False
    )


def run_report(*arguments: object, data: bytes = b"") -> tuple[str, str]:
    """The report without its first line, and what follows it: throughput and pools."""
    done = run(*arguments, data=data)
    assert done.returncode == 0, done.stderr.decode()
    assert done.stderr == b""
    _, _, body = done.stdout.decode("ascii").partition("\n\n")
    report, _, rest = body.partition("\nthroughput, ")
    return report, rest


def check(data: bytes, clients: int = 65536, paths: int = 16384, top: int = 10, note: str = "") -> Model:
    """Pools and malloc both give the report of the model."""
    model = Model(data, clients, paths)
    arguments = ["--clients", clients, "--paths", paths, "--top", top]
    pools, _ = run_report(*arguments, data=data)
    assert pools == model.report(top), note
    with_malloc, _ = run_report(*arguments, "--malloc", data=data)
    assert with_malloc == pools, note
    return model


def make_log(lines: int, seed: int, malformed: float = 0.001) -> bytes:
    script = EXAMPLE / "make_log.py"
    command = [sys.executable, str(script), str(lines), "--seed", str(seed), "--malformed", str(malformed)]
    return subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout


@pytest.fixture(scope="module")
def generated() -> bytes:
    return make_log(20_000, seed=11, malformed=0.01)


# Reports -----------------------------------------------------------------------------------------


def test_sample_log_gives_the_models_report() -> None:
    model = check(SAMPLE.read_bytes())
    assert model.malformed and model.pathless, "the sample should have something odd to show"


def test_file_argument_dash_and_stdin_give_the_same_report() -> None:
    data = SAMPLE.read_bytes()
    from_stdin, _ = run_report(data=data)
    assert run_report(SAMPLE)[0] == from_stdin
    assert run_report("-", data=data)[0] == from_stdin
    assert run_report("--", SAMPLE)[0] == from_stdin


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_generated_logs_give_the_models_report(seed: int) -> None:
    check(make_log(5_000, seed, malformed=0.05), note=f"seed {seed}")


def test_log_longer_than_the_read_buffer_gives_the_models_report(generated: bytes) -> None:
    assert len(generated) > 3 * 1024 * 1024
    check(generated, top=1000)


def test_real_log_gives_the_models_report() -> None:
    if not REAL_LOG.exists():
        pytest.skip("the real log is not here")
    data = REAL_LOG.read_bytes()
    check(data, top=50)
    check(data, clients=100, paths=100, top=50)


def test_empty_input_is_a_report_of_zero_lines() -> None:
    assert check(b"").lines == 0


def test_last_line_needs_no_newline() -> None:
    assert check(GOOD).lines == 1
    assert check(GOOD + b"\n").lines == 1
    assert check(GOOD + b"\n\n").lines == 2


@pytest.mark.parametrize("top", [0, 1, 1000])
def test_top_chooses_how_many_rows(top: int) -> None:
    check(SAMPLE.read_bytes(), top=top)


# Lines -------------------------------------------------------------------------------------------

NAMED = {
    "common format": (GOOD, (b"192.0.2.1", b"/a", 200, 12)),
    "combined format": (COMBINED, (b"192.0.2.1", b"/a", 200, 12)),
    "carriage return": (COMBINED + b"\r", (b"192.0.2.1", b"/a", 200, 12)),
    "fields after the agent": (COMBINED + b' "10.0.0.1" 0.003', (b"192.0.2.1", b"/a", 200, 12)),
    "IPv6 host": (GOOD.replace(b"192.0.2.1", b"2001:db8::1"), (b"2001:db8::1", b"/a", 200, 12)),
    "host name": (GOOD.replace(b"192.0.2.1", b"a.example"), (b"a.example", b"/a", 200, 12)),
    "user with a space": (GOOD.replace(b"- - [", b"- John Doe ["), (b"192.0.2.1", b"/a", 200, 12)),
    "no size": (GOOD.replace(b"200 12", b"304 -"), (b"192.0.2.1", b"/a", 304, 0)),
    "largest size": (GOOD[:-2] + b"18446744073709551615", (b"192.0.2.1", b"/a", 200, UINT64_MAX)),
    "leading zeros": (GOOD[:-2] + b"0" * 30 + b"7", (b"192.0.2.1", b"/a", 200, 7)),
    "missing request": (GOOD.replace(b"GET /a HTTP/1.1", b"-"), (b"192.0.2.1", b"", 200, 12)),
    "empty request": (GOOD.replace(b"GET /a HTTP/1.1", b""), (b"192.0.2.1", b"", 200, 12)),
    "TLS handshake": (GOOD.replace(b"GET /a HTTP/1.1", rb"\x16\x03\x01 a b"), (b"192.0.2.1", b"", 200, 12)),
    "HTTP/0.9": (GOOD.replace(b" HTTP/1.1", b""), (b"192.0.2.1", b"/a", 200, 12)),
    "method with a hyphen": (GOOD.replace(b"GET", b"M-SEARCH"), (b"192.0.2.1", b"/a", 200, 12)),
    "query": (GOOD.replace(b"/a", b"/a?b c?d"), (b"192.0.2.1", b"/a", 200, 12)),
    "path of a query alone": (GOOD.replace(b"/a", b"?b"), (b"192.0.2.1", b"", 200, 12)),
    "path with spaces": (GOOD.replace(b"/a", b"/a b c"), (b"192.0.2.1", b"/a b c", 200, 12)),
    "escaped quotes": (GOOD.replace(b"/a", rb"/a\"b\\"), (b"192.0.2.1", rb"/a\"b\\", 200, 12)),
    "NUL in a path": (GOOD.replace(b"/a", b"/\0a"), (b"192.0.2.1", b"/\0a", 200, 12)),
    "control bytes in a path": (GOOD.replace(b"/a", b"/\x1b[31m\xff"), (b"192.0.2.1", b"/\x1b[31m\xff", 200, 12)),
    "status 100": (GOOD.replace(b"200", b"100"), (b"192.0.2.1", b"/a", 100, 12)),
    "status 599": (GOOD.replace(b"200", b"599"), (b"192.0.2.1", b"/a", 599, 12)),
    "leap second": (GOOD.replace(b":03 +", b":60 -"), (b"192.0.2.1", b"/a", 200, 12)),
    "empty": (b"", "empty line"),
    "carriage return alone": (b"\r", "empty line"),
    "spaces": (b"   ", "no host"),
    "one word": (b"192.0.2.1", "no host"),
    "NUL in a host": (b"\0" + GOOD, "no host"),
    "nothing after the host": (b"192.0.2.1 ", "no ident and user before a '['"),
    "no user": (GOOD.replace(b"- - [", b"- ["), "no ident and user before a '['"),
    "empty user": (GOOD.replace(b"- - [", b"-  ["), "no ident and user before a '['"),
    "no bracket": (GOOD.replace(b"[", b""), "no ident and user before a '['"),
    "day 0": (GOOD.replace(b"17/", b"00/"), "no time such as [17/May/2015:10:05:03 +0000]"),
    "day 32": (GOOD.replace(b"17/", b"32/"), "no time such as [17/May/2015:10:05:03 +0000]"),
    "no such month": (GOOD.replace(b"May", b"Mai"), "no time such as [17/May/2015:10:05:03 +0000]"),
    "hour 24": (GOOD.replace(b":10:", b":24:"), "no time such as [17/May/2015:10:05:03 +0000]"),
    "second 61": (GOOD.replace(b":03 ", b":61 "), "no time such as [17/May/2015:10:05:03 +0000]"),
    "time not closed": (GOOD.replace(b"]", b""), "no time such as [17/May/2015:10:05:03 +0000]"),
    "request not quoted": (GOOD.replace(b'"', b""), "no quoted request"),
    "request not closed": (GOOD.replace(b'1.1"', b"1.1"), "no quoted request"),
    "closing quote escaped": (GOOD.replace(b'1.1"', rb"1.1\""), "no quoted request"),
    "status 99": (GOOD.replace(b"200", b"099"), "no status from 100 to 599"),
    "status 600": (GOOD.replace(b"200", b"600"), "no status from 100 to 599"),
    "status of two digits": (GOOD.replace(b"200", b"20"), "no status from 100 to 599"),
    "status of four digits": (GOOD.replace(b"200", b"2000"), "no status from 100 to 599"),
    "status at the end": (GOOD[:-3], "no status from 100 to 599"),
    "status and a space": (GOOD[:-2], "no size, or one beyond 64 bits"),
    "size one too large": (GOOD[:-2] + b"18446744073709551616", "no size, or one beyond 64 bits"),
    "size of 40 digits": (GOOD[:-2] + b"9" * 40, "no size, or one beyond 64 bits"),
    "negative size": (GOOD[:-2] + b"-12", "no size, or one beyond 64 bits"),
    "size with a unit": (GOOD + b"k", "no size, or one beyond 64 bits"),
    "space at the end": (GOOD + b" ", "no quoted referrer after the size"),
    "referrer not closed": (GOOD + b' "http', "no quoted referrer after the size"),
    "no agent": (GOOD + b' "-"', "no quoted user agent after the referrer"),
    "agent not closed": (COMBINED[:-1], "no quoted user agent after the referrer"),
    "text stuck to the agent": (COMBINED + b"x", "text stuck to the user agent"),
}


@pytest.mark.parametrize("name", NAMED)
def test_line_reads_as_expected(name: str) -> None:
    line, expected = NAMED[name]
    assert parse(line) == expected, "the model itself"
    check(line + b"\n" if line else b"\n")


def test_every_prefix_of_a_line_is_judged_alike() -> None:
    line = COMBINED.replace(b"/a", rb"/a\"b?c") + b" extra\r"
    check(b"\n".join(line[:n] for n in range(len(line) + 1)) + b"\n")
    for n in range(len(line) + 1):
        check(COMBINED + b"\n" + line[:n])


@pytest.mark.parametrize("seed", range(8))
def test_damaged_logs_are_judged_alike(seed: int) -> None:
    rng = random.Random(seed)
    data = bytearray(SAMPLE.read_bytes())
    interesting = b'\0\r\n"\\[] -0959/:?\x7f\xff'
    for _ in range(300):
        at = rng.randrange(len(data))
        match rng.randrange(4):
            case 0:
                data[at] = rng.choice(interesting)
            case 1:
                data.insert(at, rng.choice(interesting))
            case 2:
                del data[at : at + rng.randrange(1, 8)]
            case _:
                data[at] ^= 1 << rng.randrange(8)
    del data[rng.randrange(len(data) // 2, len(data)) :]
    check(bytes(data), clients=rng.randrange(1, 60), paths=rng.randrange(1, 60), note=f"seed {seed}")


@pytest.mark.parametrize("length", [65535, 65536, 65537, 1024 * 1024 - 1, 1024 * 1024, 1024 * 1024 + 1, 5_000_000])
def test_lines_around_the_longest_and_beyond_the_buffer(length: int) -> None:
    padded = COMBINED + b" "
    long_line = padded + b"x" * (length - len(padded))
    check(b"\n".join([COMBINED, long_line, GOOD, long_line, COMBINED]) + b"\n")
    check(COMBINED + b"\n" + long_line)  # cut off by the end of the input


def test_long_line_is_malformed_wherever_the_buffer_ends() -> None:
    filler = (COMBINED + b"\n") * (1024 * 1024 // (len(COMBINED) + 1) - 1)
    for before in (0, 1, 100, 200):
        check(filler + b"y" * before + b"\n" + b"x" * 70_000 + b"\n" + GOOD + b"\n", note=f"{before} before")


def test_bytes_of_a_log_cannot_reach_the_terminal_raw() -> None:
    data = GOOD.replace(b"/a", b"/\x1b]0;x\x07\xc3\xa4") + b"\n\x1b[2J\n"
    done = run(data=data)
    assert set(done.stdout) <= {0x0A, *range(0x20, 0x7F)}
    check(data)


def test_sums_stay_at_their_limit() -> None:
    line = GOOD[:-2] + b"18446744073709551000\n"
    model = check(line * 3)
    assert model.bytes == UINT64_MAX


# Tables ------------------------------------------------------------------------------------------


def test_keys_longer_than_a_record_keeps_stay_distinct() -> None:
    lines = []
    for n in range(200):
        host = b"h" * (HOST_ROOM - 3 + n % 7) + b"%d" % (n % 40)
        path = b"/" + b"p" * (PATH_ROOM - 5 + n % 9) + b"%d" % (n % 60)
        lines.append(GOOD.replace(b"192.0.2.1", host).replace(b"/a", path))
    model = check(b"\n".join(lines), top=1000)
    assert len(model.paths.records) > 60


@pytest.mark.parametrize(("clients", "paths"), [(1, 1), (1, 500), (2, 3), (7, 5), (64, 16), (1000, 999)])
def test_evictions_are_the_least_recently_used(generated: bytes, clients: int, paths: int) -> None:
    data = generated[: 600_000]
    model = check(data, clients, paths, top=1000)
    assert model.clients.evicted > 0


def test_capacity_of_exactly_what_is_needed_evicts_nothing() -> None:
    data = SAMPLE.read_bytes()
    need = Model(data)
    clients, paths = len(need.clients.records), len(need.paths.records)
    assert check(data, clients, paths).clients.evicted == 0
    assert check(data, clients - 1, paths - 1).clients.evicted > 0


@pytest.mark.parametrize(("clients", "paths"), [(65536, 16384), (50, 20)])
def test_pools_report_the_records_they_hold(clients: int, paths: int) -> None:
    data = SAMPLE.read_bytes()
    model = Model(data, clients, paths)
    _, rest = run_report("--clients", clients, "--paths", paths, data=data)
    assert rest.startswith("records from typed pools\n")
    for name, recent in (("client", model.clients), ("path_stat", model.paths)):
        match = re.search(rf"^pool {name}: (\d+) of (\d+) bytes used, (\d+) available$", rest, re.MULTILINE)
        assert match
        used, total, available = map(int, match.groups())
        element = used // len(recent.records)
        assert used == element * len(recent.records)
        assert total == element * recent.room
        assert available == total - used
        section = rest[match.end() :].split("\npool ")[0]
        assert re.search(rf"\b{recent.made()}\b", section), "the number of allocations"


def test_malloc_mode_says_so_and_has_no_pools() -> None:
    _, rest = run_report("--malloc", data=SAMPLE.read_bytes())
    assert rest.startswith("records from malloc\n")
    assert "pool" not in rest


@pytest.mark.parametrize("arguments", [[], ["--clients", "20", "--paths", "10"]])
def test_compare_prints_both_times_and_their_ratio(arguments: list[str]) -> None:
    done = run("--compare", *arguments, SAMPLE)
    text = done.stdout.decode()
    assert done.returncode == 0 and done.stderr == b""
    assert "DIFFERENT" not in text
    for figure in (r"typed pools +[\d.]+ s ", r"malloc +[\d.]+ s ", r"ratio +[\d.]+ "):
        assert re.search(f"^  {figure}", text, re.MULTILINE), text
    model = Model(SAMPLE.read_bytes(), *(int(a) for a in arguments[1::2]))
    evicted = model.clients.evicted + model.paths.evicted
    assert f"{model.clients.made() + model.paths.made()} records made, {evicted} evicted" in text


def test_compare_of_nothing_is_not_an_error() -> None:
    assert run("--compare", data=b"").returncode == 0


# The command -------------------------------------------------------------------------------------

WRONG_USAGE = [
    ["--clients"], ["--clients", "0"], ["--clients", "-1"], ["--clients", "12x"], ["--clients", ""],
    ["--clients", "16777217"], ["--clients", "99999999999999999999999"], ["--paths=0"], ["--top", "1001"],
    ["--topmost", "3"], ["--nonsense"], ["-x"], ["a", "b"], ["--malloc", "--compare"],
]  # fmt: skip


@pytest.mark.parametrize("arguments", WRONG_USAGE, ids=" ".join)
def test_wrong_usage_exits_2_and_says_why(arguments: list[str]) -> None:
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.startswith(b"log_analyser: ") and b"--help" in done.stderr


def test_help_exits_0_and_names_every_option() -> None:
    done = run("--help")
    assert done.returncode == 0 and done.stderr == b""
    for option in (b"--clients", b"--paths", b"--top", b"--malloc", b"--compare", b"--help"):
        assert option in done.stdout


def test_options_with_an_equals_sign_are_the_same() -> None:
    data = SAMPLE.read_bytes()
    assert run_report("--clients=20", "--top=3", data=data)[0] == run_report("--clients", 20, "--top", 3, data=data)[0]


@pytest.mark.parametrize("mode", [[], ["--compare"]])
def test_what_cannot_be_read_exits_1(tmp_path: Path, mode: list[str]) -> None:
    for path in (tmp_path / "absent.log", tmp_path):
        done = run(*mode, path)
        assert (done.returncode, done.stdout) == (1, b"")
        assert str(path) in done.stderr.decode()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_report_that_cannot_be_written_exits_1() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([PROGRAM, SAMPLE], stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 1


# The script --------------------------------------------------------------------------------------


def test_sample_is_what_the_readme_says_makes_it() -> None:
    match = re.search(r"^python3 (examples/log_analyser/make_log\.py .*) > \S*sample\.log$",
                      (EXAMPLE / "README.md").read_text(), re.MULTILINE)  # fmt: skip
    assert match
    made = subprocess.run([sys.executable, *shlex.split(match[1])], cwd=ROOT, stdout=subprocess.PIPE, check=True)
    assert made.stdout == SAMPLE.read_bytes()


def test_script_gives_the_same_bytes_for_the_same_seed_only() -> None:
    assert make_log(300, 5) == make_log(300, 5)
    assert make_log(300, 5) != make_log(300, 6)
    assert make_log(300, 5) == make_log(900, 5)[: len(make_log(300, 5))]


def test_generated_log_has_the_malformed_share_that_was_asked_for(generated: bytes) -> None:
    assert 100 <= len(Model(generated).malformed) <= 300
    reasons = {reason for _, reason, _ in Model(generated).malformed}
    assert len(reasons) >= 6
    assert not Model(make_log(2_000, 3, malformed=0)).malformed
