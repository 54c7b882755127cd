"""The JSON reader against Python's json, against a public suite of cases, and against cases of its own.

The program under test is named by the environment variable JSON_READER. The public suite (nst/JSONTestSuite)
is looked for in the folder that JSON_PARSING names, and is not part of the project.
"""

from __future__ import annotations

import json
import os
import random
import re
import resource
import subprocess
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NoReturn

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("JSON_READER", "")
SUITE = Path(os.environ.get("JSON_PARSING", ROOT.parent / "shared" / "data" / "json_parsing"))
SUITE_FILES = sorted(SUITE.glob("*.json"))

pytestmark = pytest.mark.skipif(not PROGRAM, reason="JSON_READER does not name the built program")

SMALL_STACK = 128 * 1024
DEEPEST_INDENTED = 64


# Running the program -----------------------------------------------------------------------------


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


# Python as the model -----------------------------------------------------------------------------


class Text(str):
    """A number as it was written; equal to no string."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Text) and str(self) == str(other)

    __hash__ = str.__hash__


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is Python's, not JSON's")


def model(document: bytes) -> object:
    """The document as Python's json reads it, held to RFC 8259: numbers as text, objects as lists of pairs.

    What Python takes beyond the grammar: NaN and infinities (refused here), and encodings other than UTF-8
    (bytes are decoded strictly, and Python refuses a byte order mark in a str). What is the same on both
    sides: a surrogate escape without a partner is accepted.
    """
    return json.loads(
        document.decode("utf-8"), parse_constant=_refuse, parse_int=Text, parse_float=Text, object_pairs_hook=lambda pairs: (pairs,)
    )


def is_valid(document: bytes) -> bool:
    try:
        model(document)
    except ValueError:
        return False
    return True


# Random documents --------------------------------------------------------------------------------

ODD = "\x7f\x80\xa0\xad\u00e9\u0301\u2028\u2029\ufeff\ufffd\ufffe\uffff\U0001f600\U00010000\U0010ffff\u0800\u07ff\ud7ff\ue000"
SHORT = {'"': '\\"', "\\": "\\\\", "/": "\\/", "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
NUMBERS = [
    "0", "-0", "1", "-1", "0.0", "-0.0", "1e0", "1E+2", "1e-2", "0e0", "0.1", "123456789012345678901234567890", "1e400", "-1e400",
    "1e-400", "9223372036854775807", "-9223372036854775808", "9223372036854775808", "0.1000000000000000055511151231257827", "1.0E+010",
]  # fmt: skip
KEYS = ["id", "name", "", "a", "key with spaces", "sixteen letters!", "\u00e9", 'qu"ote', "back\\slash", "seven77", "eight888", "nine99999"]


class Maker:
    """Writes random documents as text: every way to write a character, a number and white space."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def space(self) -> str:
        draw = self.random.random()
        if draw < 0.7:
            return ""
        return "".join(self.random.choice(" \t\n\r") for _ in range(self.random.choice([1, 1, 2, 9, 40])))

    def escape(self, c: str) -> str:
        if c in SHORT and self.random.random() < 0.5:
            return SHORT[c]
        units = c.encode("utf-16-be", "surrogatepass").hex()
        units = "".join(self.random.choice([d, d.upper()]) for d in units)
        return "".join("\\u" + units[at : at + 4] for at in range(0, len(units), 4))

    def character(self) -> str:
        draw = self.random.random()
        if draw < 0.6:
            c = chr(self.random.randrange(0x20, 0x7F))
        elif draw < 0.75:
            c = self.random.choice(ODD)
        elif draw < 0.85:
            c = chr(self.random.randrange(0x20))
        elif draw < 0.95:
            c = chr(self.random.choice([self.random.randrange(0x80, 0xD800), self.random.randrange(0xE000, 0x110000)]))
        else:
            c = chr(self.random.randrange(0xD800, 0xE000))
        must = c < " " or c in '"\\' or 0xD800 <= ord(c) < 0xE000
        return self.escape(c) if must or self.random.random() < 0.1 else c

    def string(self) -> str:
        length = self.random.choice([0, 1, 3, 7, 8, 9, 15, 16, 17, 40])
        if self.random.random() < 0.02:
            length = 3000
        if self.random.random() < 0.5:
            return '"' + "".join(chr(self.random.randrange(0x23, 0x5B)) for _ in range(length)) + '"'
        return '"' + "".join(self.character() for _ in range(length)) + '"'

    def key(self) -> str:
        if self.random.random() < 0.2:
            return self.string()
        return json.dumps(self.random.choice(KEYS), ensure_ascii=self.random.random() < 0.3)

    def number(self) -> str:
        if self.random.random() < 0.3:
            return self.random.choice(NUMBERS)
        digits = str(self.random.randrange(10 ** self.random.choice([1, 2, 5, 19, 30, 300])))
        text = self.random.choice(["", "-"]) + digits
        if self.random.random() < 0.4:
            text += "." + str(self.random.randrange(10**6)).zfill(self.random.randrange(1, 9))
        if self.random.random() < 0.3:
            text += self.random.choice("eE") + self.random.choice(["", "+", "-"]) + str(self.random.randrange(999))
        return text

    def value(self, depth: int) -> str:
        draw = self.random.random()
        if depth <= 0 or draw < 0.35:
            scalars: list[Callable[[], str]] = [self.number, self.string, lambda: self.random.choice(["true", "false", "null"])]
            return self.random.choice(scalars)()
        count = self.random.choice([0, 1, 1, 2, 3, 5, 9])
        items = [self.space() + self.value(depth - 1) + self.space() for _ in range(count)]
        if draw < 0.65:
            return "[" + (",".join(items) or self.space()) + "]"
        pairs = [self.space() + self.key() + self.space() + ":" + item for item in items]
        return "{" + (",".join(pairs) or self.space()) + "}"

    def document(self) -> bytes:
        depth = self.random.choice([0, 1, 2, 3, 4, 5])
        text = self.value(depth)
        if self.random.random() < 0.05:
            levels = self.random.randrange(1, 300)
            opening = [self.random.choice(["[", '{"k":', '[1,{"a":2,"b":']) for _ in range(levels)]
            closing = {"[": "]", '{"k":': "}", '[1,{"a":2,"b":': "}]"}
            text = "".join(opening) + text + "".join(closing[part] for part in reversed(opening))
        return (self.space() + text + self.space()).encode("utf-8")

    def mutated(self, document: bytes) -> bytes:
        data = bytearray(document)
        for _ in range(self.random.choice([1, 1, 1, 2, 3])):
            at = self.random.randrange(len(data) + 1)
            draw = self.random.random()
            piece = self.random.choice([b"[", b"]", b"{", b"}", b",", b":", b'"', b"\\", b"0", b"-", b".", b"e", b"\\u12", b"\\ud83d",
                                        b"\0", b"\x1f", b"\x80", b"\xc0\x80", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xe2\x80", b"\xff", b" ", b"\n",
                                        b"NaN", b"Infinity", b"true", b"nul", b"\xef\xbb\xbf", b"\xc2\xa0", b"//", b"'"])  # fmt: skip
            if draw < 0.4:
                data[at:at] = piece
            elif draw < 0.6:
                del data[at : at + self.random.choice([1, 1, 2, 5])]
            elif draw < 0.8 and at < len(data):
                data[at] = self.random.randrange(256)
            elif draw < 0.9:
                del data[at:]
            else:
                other = self.random.randrange(len(data) + 1)
                data[at:at] = data[min(at, other) : max(at, other)][:20]
        return bytes(data)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("options", [[], ["--compact"]], ids=["pretty", "compact"])
def test_random_documents_mean_the_same_to_python_before_and_after(tmp_path: Path, seed: int, options: list[str]) -> None:
    maker = Maker(seed)
    documents = [maker.document() for _ in range(1200)]
    for document, printed in zip(documents, read_all(tmp_path, documents, *options)):
        assert isinstance(printed, bytes), f"seed {seed}: {printed}: {document!r}"
        assert model(printed) == model(document), f"seed {seed}: {document!r}"


@pytest.mark.parametrize("seed", range(10, 14))
def test_mutated_documents_are_accepted_where_python_accepts_them(tmp_path: Path, seed: int) -> None:
    maker = Maker(seed)
    documents: list[bytes] = []
    while len(documents) < 2000:
        document = maker.document()
        if len(document) < 400:
            documents.append(maker.mutated(document))
    verdicts = [is_valid(document) for document in documents]
    assert 200 < sum(verdicts) < 1800, "the mutations should leave some of each"
    for document, verdict, printed in zip(documents, verdicts, read_all(tmp_path, documents, "--compact")):
        assert isinstance(printed, bytes) == verdict, f"seed {seed}: {printed!r}: {document!r}"
        if isinstance(printed, bytes):
            assert model(printed) == model(document), f"seed {seed}: {document!r}"


@pytest.mark.parametrize("seed", range(20, 22))
def test_printing_what_was_printed_changes_nothing(tmp_path: Path, seed: int) -> None:
    maker = Maker(seed)
    documents = [maker.document() for _ in range(400)]
    ways: list[list[str]] = [[], ["--compact"]]
    for options in ways:
        once = [printed for printed in read_all(tmp_path, documents, *options) if isinstance(printed, bytes)]
        assert read_all(tmp_path, once, *options) == once


@pytest.mark.parametrize("seed", range(30, 32))
def test_layout_is_that_of_python(tmp_path: Path, seed: int) -> None:
    """Of documents without repeated keys, and with numbers that Python writes as they were."""
    maker = Maker(seed)
    setattr(maker, "number", lambda: str(maker.random.randrange(-(10**12), 10**12)))
    values = [json.loads(maker.value(4)) for _ in range(500)]
    documents = [json.dumps(value).encode() for value in values]

    def lone(text: str) -> bytes:
        return re.sub("[\ud800-\udfff]", lambda match: f"\\u{ord(match[0]):04x}", text).encode()

    for value, printed in zip(values, read_all(tmp_path, documents)):
        assert printed == lone(json.dumps(value, indent=2, ensure_ascii=False)) + b"\n"
    for value, printed in zip(values, read_all(tmp_path, documents, "--compact")):
        assert printed == lone(json.dumps(value, separators=(",", ":"), ensure_ascii=False)) + b"\n"


# The public suite --------------------------------------------------------------------------------


@pytest.mark.skipif(not SUITE_FILES, reason=f"no JSON parsing suite in {SUITE}")
@pytest.mark.parametrize("file", SUITE_FILES, ids=lambda file: str(file.name))
def test_public_suite(file: Path) -> None:
    done = run(file)
    if file.name.startswith("y_"):
        assert done.returncode == 0, done.stderr
        assert model(done.stdout) == model(file.read_bytes())
    elif file.name.startswith("n_"):
        assert (done.returncode, done.stdout) == (1, b"")
    else:
        assert done.returncode in (0, 1)
    assert (done.stderr == b"") == (done.returncode == 0)


# Cases of our own --------------------------------------------------------------------------------

VALID = [
    b"0", b"-0", b"-0.0e-0", b"1E400", b'""', b"null", b"true", b"false", b"[]", b"{}", b" \t\r\n[ \t\r\n] \t\r\n", b"{ }", b'{"":0}',
    b'"\x7f"', b'"\\u0000"', b'"\xf4\x8f\xbf\xbf"', b'"\xef\xbf\xbf"', b'"\\/"', b'{"a":1,"a":2}', b'[[[[]]],{}]', b'"\\uD834\\uDd1e"',
    b"12345678", b"1234567", b'"1234567"', b'"12345678"', b'["123456789012345"]', b'{"\\u0061":1,"a":2}', b'[""]', b'"' + b"x" * 100_000 + b'"',
    b"1" * 10_000, b'"' + b"\\n" * 50_000 + b'"', b'{"' + b"k" * 70_000 + b'":1}', b"[" + b"1," * 50_000 + b"1]",
]  # fmt: skip


@pytest.mark.parametrize("document", VALID, ids=lambda document: repr(document[:30]))
def test_valid(document: bytes) -> None:
    assert model(one(document)) == model(document)
    assert model(one(document, "--compact")) == model(document)


INVALID = {
    b"": "1:1: error: expected a value, found the end",
    b" ": "1:2: error: expected a value, found the end",
    b"\n\n  ": "3:3: error: expected a value, found the end",
    b"\0": "1:1: error: expected a value, found U+0000",
    b"[\0]": "1:2: error: expected a value or ']', found U+0000",
    b"1\0": "1:2: error: expected nothing after the document, found U+0000",
    b"\xef\xbb\xbf[]": "1:1: error: expected a value, found U+FEFF",
    b"\xc2\xa0[]": "1:1: error: expected a value, found U+00A0",
    b"[] x": "1:4: error: expected nothing after the document, found 'x'",
    b"[][]": "1:3: error: expected nothing after the document, found '['",
    b"1 2": "1:3: error: expected nothing after the document, found '2'",
    b"01": "1:2: error: expected nothing after the document, found '1'",
    b"[01]": "1:3: error: expected ',' or ']', found '1'",
    b"-": "1:2: error: expected a digit, found the end",
    b"+1": "1:1: error: expected a value, found '+'",
    b".5": "1:1: error: expected a value, found '.'",
    b"5.": "1:3: error: expected a digit after the point, found the end",
    b"5.e1": "1:3: error: expected a digit after the point, found 'e'",
    b"5e": "1:3: error: expected a digit of the exponent, found the end",
    b"5e+ ": "1:4: error: expected a digit of the exponent, found U+0020",
    b"1.2.3": "1:4: error: expected nothing after the document, found '.'",
    b"0x1": "1:2: error: expected nothing after the document, found 'x'",
    b"tru": "1:4: error: expected 'true', found the end",
    b"True": "1:1: error: expected a value, found 'T'",
    b"nul1": "1:4: error: expected 'null', found '1'",
    b"fals\n": "1:5: error: expected 'false', found U+000A",
    b"nullx": "1:5: error: expected nothing after the document, found 'x'",
    b"NaN": "1:1: error: expected a value, found 'N'",
    b"-Infinity": "1:2: error: expected a digit, found 'I'",
    b"[": "1:2: error: expected a value or ']', found the end",
    b"[1": "1:3: error: expected ',' or ']', found the end",
    b"[1,": "1:4: error: expected a value, found the end",
    b"[1,]": "1:4: error: expected a value, found ']'",
    b"[,1]": "1:2: error: expected a value or ']', found ','",
    b"[1 2]": "1:4: error: expected ',' or ']', found '2'",
    b"[1}": "1:3: error: expected ',' or ']', found '}'",
    b"[}": "1:2: error: expected a value or ']', found '}'",
    b"]": "1:1: error: expected a value, found ']'",
    b"{": "1:2: error: expected a key in quotes or '}', found the end",
    b"{]": "1:2: error: expected a key in quotes or '}', found ']'",
    b"{a:1}": "1:2: error: expected a key in quotes or '}', found 'a'",
    b"{'a':1}": "1:2: error: expected a key in quotes or '}', found '''",
    b"{1:1}": "1:2: error: expected a key in quotes or '}', found '1'",
    b'{"a"}': "1:5: error: expected ':' after a key, found '}'",
    b'{"a" 1}': "1:6: error: expected ':' after a key, found '1'",
    b'{"a":}': "1:6: error: expected a value, found '}'",
    b'{"a":1': "1:7: error: expected ',' or '}', found the end",
    b'{"a":1]': "1:7: error: expected ',' or '}', found ']'",
    b'{"a":1,}': "1:8: error: expected a key in quotes, found '}'",
    b'{"a":1,,}': "1:8: error: expected a key in quotes, found ','",
    b'{"a":1 "b":2}': "1:8: error: expected ',' or '}', found '\"'",
    b'{"a":[{"a":1},{"a"}]}': "1:19: error: expected ':' after a key, found '}'",
    b'"': "1:2: error: expected '\"', found the end",
    b'"abc': "1:5: error: expected '\"', found the end",
    b'"\\': "1:3: error: expected one of \"\\/bfnrtu after a backslash, found the end",
    b'"\\x41"': "1:3: error: expected one of \"\\/bfnrtu after a backslash, found 'x'",
    b'"\\\0"': "1:3: error: expected one of \"\\/bfnrtu after a backslash, found U+0000",
    b'"\\u12"': "1:6: error: expected four hexadecimal digits, found '\"'",
    b'"\\u12G4"': "1:6: error: expected four hexadecimal digits, found 'G'",
    b'"\\ud800\\u12"': "1:12: error: expected four hexadecimal digits, found '\"'",
    b'"\\ud800\\': "1:9: error: expected one of \"\\/bfnrtu after a backslash, found the end",
    b'"a\nb"': "1:3: error: expected control characters to be escaped, found U+000A",
    b'"a\tb"': "1:3: error: expected control characters to be escaped, found U+0009",
    b'"\0"': "1:2: error: expected control characters to be escaped, found U+0000",
    b'"\x1f"': "1:2: error: expected control characters to be escaped, found U+001F",
    b'"\\n\x1f"': "1:4: error: expected control characters to be escaped, found U+001F",
    b'"\xc3\xa9\xff"': "1:3: error: expected UTF-8, found byte 0xff",
    b'"\x80"': "1:2: error: expected UTF-8, found byte 0x80",
    b'"\xc1\xbf"': "1:2: error: expected UTF-8, found byte 0xc1",
    b'"\xe0\x9f\xbf"': "1:2: error: expected UTF-8, found byte 0xe0",
    b'"\xed\xa0\x80"': "1:2: error: expected UTF-8, found byte 0xed",
    b'"\xed\xbf\xbf"': "1:2: error: expected UTF-8, found byte 0xed",
    b'"\xf0\x8f\xbf\xbf"': "1:2: error: expected UTF-8, found byte 0xf0",
    b'"\xf4\x90\x80\x80"': "1:2: error: expected UTF-8, found byte 0xf4",
    b'"\xf5\x80\x80\x80"': "1:2: error: expected UTF-8, found byte 0xf5",
    b'"\xe2\x82"': "1:2: error: expected UTF-8, found byte 0xe2",
    b'"\xe2\x82': "1:2: error: expected UTF-8, found byte 0xe2",
    b'"\xf0\x9f\x98': "1:2: error: expected UTF-8, found byte 0xf0",
    b'[\n  1,\n  "\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80" x\n]': "3:9: error: expected ',' or ']', found 'x'",
    b"[1,\r\n2,\r\n3,]": "3:3: error: expected a value, found ']'",
    b"/* no */ 1": "1:1: error: expected a value, found '/'",
    b"[1] // no": "1:5: error: expected nothing after the document, found '/'",
    b"\xff\xfe[\0]\0": "1:1: error: expected a value, found byte 0xff",
}


@pytest.mark.parametrize("document", INVALID, ids=lambda document: repr(document))
def test_invalid_says_where_and_what(document: bytes) -> None:
    assert refusal(document) == INVALID[document]
    assert not is_valid(document)


def test_every_beginning_of_a_document_is_refused(tmp_path: Path) -> None:
    document = b'{"k\\u00e9y":[-1.5e+3,true,false,null,"a\\ud83d\\ude00b","\xf0\x9f\x98\x80",{"k\\u00e9y":{}}],"long enough to hash":""}'
    beginnings = [document[:length] for length in range(len(document))]
    assert all(isinstance(said, str) for said in read_all(tmp_path, beginnings))
    assert model(one(document)) == model(document)


def test_every_byte_in_every_place_of_a_string(tmp_path: Path) -> None:
    """Words of eight bytes are looked at together: each place in such a word is a case of its own."""
    documents = [b'["' + b"a" * place + bytes([byte]) + b"b" * 9 + b'"]' for byte in range(256) for place in range(9)]
    for document, printed in zip(documents, read_all(tmp_path, documents, "--compact")):
        assert isinstance(printed, bytes) == is_valid(document), document
        if isinstance(printed, bytes):
            assert model(printed) == model(document)


def test_utf8_is_accepted_exactly_where_python_decodes_it(tmp_path: Path) -> None:
    leads = [0x7F, 0x80, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xF7, 0xF8, 0xFF]
    seconds = [0x22, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xFF]
    tails = [b"", b"\x80", b"\xbf\xbf", b"\x80\x80", b"\x7f\x80", b"\x80\xc0", b"\x80\x80\x80"]
    documents = [b'"' + bytes([lead, second]) + tail + b'"' for lead in leads for second in seconds for tail in tails]
    for document, printed in zip(documents, read_all(tmp_path, documents)):
        assert isinstance(printed, bytes) == is_valid(document), document


def test_numbers_are_printed_as_they_were_written() -> None:
    document = ("[" + ",".join(NUMBERS) + "]").encode()
    assert one(document, "--compact") == document + b"\n"


def test_repeated_keys_are_kept_in_their_order() -> None:
    document = b'{"a":1,"b":2,"a":3,"\\u0061":4,"A":5}'
    assert one(document, "--compact") == b'{"a":1,"b":2,"a":3,"a":4,"A":5}\n'


def test_strings_are_printed_with_no_more_escapes_than_they_need() -> None:
    document = b'"\\u0041\\/\\u00e9\\ud83d\\ude00\\u007f\\u2028\\u001f\\u0000\\u0008\\f\\n\\r\\t\\"\\\\"'
    assert one(document) == '"A/\u00e9\U0001f600\x7f\u2028\\u001f\\u0000\\b\\f\\n\\r\\t\\"\\\\"\n'.encode()


@pytest.mark.parametrize("escape", ["\\ud800", "\\udc00", "\\ud800\\ud800", "\\udc00\\ud800", "\\udbffx", "\\ud800\\ud800\\udc00", "\\ud800\\n"])
def test_surrogates_without_a_partner_are_kept(escape: str) -> None:
    document = f'["{escape}",{{"{escape}":1}}]'.encode()
    assert model(one(document)) == model(document)
    printed = one(document, "--compact").decode()
    assert printed == document.decode().replace("\\ud800\\udc00", "\U00010000") + "\n"


def test_keys_that_share_a_beginning_are_told_apart() -> None:
    names = ["k" * length + end for length in range(20) for end in ("", "x", "y", "\\n", "\\\\", '\\"')]
    random.Random(1).shuffle(names)
    objects = []
    for start in range(len(names)):
        order = names[start:] + names[:start]
        objects.append("{" + ",".join(f'"{name}":{number}' for number, name in enumerate(order)) + "}")
    document = ("[" + ",".join(objects) + "]").encode()
    assert model(one(document, "--compact")) == model(document)


def test_many_distinct_keys_are_no_matter() -> None:
    document = ("{" + ",".join(f'"key {number}":{number}' for number in range(200_000)) + "}").encode()
    assert one(document, "--compact") == document + b"\n"


@pytest.mark.parametrize("part", ["x", "x\\n", "\\u00e9", "123456\\u0041"], ids=["plain", "controls", "escapes", "mixed"])
def test_texts_larger_than_a_chunk_are_neither_lost_nor_slow(part: str) -> None:
    """A text that cannot grow in place is moved; moved for every escape, this one would take hours."""
    document = ('[{"%s":1},"%s",2]' % (part * 1_500_000, part * 2_500_000)).encode()
    done = run("--compact", data=document)
    assert (done.returncode, done.stderr) == (0, b"")
    assert model(done.stdout) == model(document)


# Depth -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("count", [1_000, 10_000_000])
@pytest.mark.parametrize("opening", [b"[", b'{"a":'], ids=["arrays", "objects"])
def test_unclosed_nesting_is_refused_on_a_small_stack(count: int, opening: bytes) -> None:
    if len(opening) > 1:
        count //= 5
    done = run(data=opening * count, limit=None if is_sanitized() else small_stack)
    assert (done.returncode, done.stdout) == (1, b"")
    assert f":1:{len(opening) * count + 1}: error: expected a value".encode() in done.stderr


@pytest.mark.parametrize("options", [[], ["--compact"], ["--stats"]], ids=["pretty", "compact", "stats"])
def test_deep_nesting_is_read_printed_and_given_back_on_a_small_stack(options: list[str]) -> None:
    count = 3_000_000
    document = b"[" * count + b"]" * count
    done = run(*options, data=document, limit=None if is_sanitized() else small_stack)
    assert (done.returncode, done.stderr) == (0, b"")
    if "--stats" in options:
        assert figure(done.stdout, "depth") == figure(done.stdout, "arrays") == count
    else:
        assert done.stdout.translate(None, b" \n") == document
        assert len(done.stdout) < 2 * count + 10_000, "printing is not quadratic"


def test_indentation_ends_at_its_limit() -> None:
    for depth in range(DEEPEST_INDENTED - 2, DEEPEST_INDENTED + 3):
        printed = one(b"[" * depth + b"1" + b"]" * depth).decode().splitlines()
        deepest = min(depth, DEEPEST_INDENTED)
        assert len(printed) == 2 * deepest + 1
        rest = depth - deepest
        assert printed[deepest] == "  " * deepest + "[" * rest + "1" + "]" * rest


# Many documents ----------------------------------------------------------------------------------


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


# Statistics --------------------------------------------------------------------------------------


def figure(report: bytes, name: str) -> float:
    match = re.search(rf"^ *{re.escape(name)} +([-+.e\d]+)$", report.decode(), re.MULTILINE)
    assert match, name
    return float(match[1])


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


# The command -------------------------------------------------------------------------------------

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
