"""The JSON reader against a public suite of cases, and against cases of its own: what is a document, and how deep it may be.

The public suite (nst/JSONTestSuite) is looked for in the folder that JSON_PARSING names, and is not part of the project.
"""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest
from json_documents import NUMBERS, is_valid, model
from json_program import DEEPEST_INDENTED, ROOT, figure, is_sanitized, needs_program, one, read_all, refusal, run, small_stack

SUITE = Path(os.environ.get("JSON_PARSING", ROOT.parent / "shared" / "data" / "json_parsing"))
SUITE_FILES = sorted(SUITE.glob("*.json"))

pytestmark = needs_program


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
