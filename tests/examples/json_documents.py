"""Random JSON documents, and what Python reads in one."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from typing import NoReturn


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
