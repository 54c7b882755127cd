"""Where everything in a TOML document stands.

tomllib says what a document means but not where it says so, and an error without a line is half an
error. So tomllib parses, and a small locator walks the same text beside it. The locator only has to
be right about text that tomllib has already accepted, which is why it checks nothing and fits here:
it knows how tokens end and how keys nest, and leaves the meaning of every token to tomllib.
"""

import re
import tomllib
from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass

Path = tuple[str | int, ...]

# Both limits are far beyond any spec, and well inside what Python can do: past them tomllib fails
# with errors about its own stack and about int(), at a depth that depends on who called it.
DEEPEST = 50
LONGEST_INTEGER = 100


@dataclass(frozen=True)
class Position:
    """A place in a document, both counted from 1; a column is one character, however wide."""

    line: int
    column: int


@dataclass(frozen=True)
class Located:
    """A parsed document, and the place of every key and value in it, by path.

    Both maps hold every path of `data`, the root `()` included. The key of a table is where it is
    first mentioned, or its own header if it has one. An array's item has no key and a table from a
    header no value text, so that each of these stands where the other does.
    """

    data: dict[str, object]
    keys: Mapping[Path, Position]
    values: Mapping[Path, Position]


class TomlError(Exception):
    """The text is not TOML that we can read; `message` has no position in it."""

    def __init__(self, position: Position, message: str) -> None:
        super().__init__(f"{position.line}:{position.column}: {message}")
        self.position = position
        self.message = message


def load(text: str) -> Located:
    """Parse `text`, already decoded, or raise TomlError."""
    if text.startswith("\ufeff"):
        raise TomlError(
            Position(1, 1), "the file begins with a byte order mark: save it as UTF-8 without one"
        )
    # tomllib does this too and needs the original: done twice, it would let a stray \r pass.
    normal = text.replace("\r\n", "\n")
    locator = _Locator(normal)
    try:
        data: dict[str, object] = tomllib.loads(text)
        locator.document()
    except tomllib.TOMLDecodeError as error:
        raise _explained(str(error), normal) from None
    except (ValueError, RecursionError) as error:
        raise _beyond_python(error, normal) from None
    place = locator.place
    return Located(
        data,
        {path: place(at) for path, at in locator.keys.items()},
        {path: place(at) for path, at in locator.values.items()},
    )


_WHERE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)\Z")
_PATH = re.compile(r"\(('.*'|\".*\"),?\)")


def _explained(message: str, text: str) -> TomlError:
    """tomllib's error with the position taken out of its message."""
    locator = _Locator(text)
    at = len(text.rstrip("\n"))
    if where := _WHERE.search(message):
        message = message[: where.start()]
        if where[1] is not None:
            at = locator.starts[int(where[1]) - 1] + int(where[2]) - 1
    if message.startswith(("Cannot ", "Duplicate ")):
        # A key that clashes is noticed once its value is read, perhaps many lines later. All
        # text up to there is sound, and the key that was finished last is the one to show.
        partial = _Locator(text[:at])
        try:
            partial.document()
        except (_Lost, TomlError):
            pass
        at = partial.finished
    message = _PATH.sub(lambda path: path[1].replace("', '", "."), message)
    return TomlError(locator.place(at), message[:1].lower() + message[1:])


def _beyond_python(error: Exception, text: str) -> TomlError:
    """The error for valid TOML that Python cannot hold; the locator's own limits find where."""
    try:
        _Locator(text).document()
    except TomlError as found:
        return found
    except (_Lost, ValueError, RecursionError):
        pass
    if isinstance(error, RecursionError):
        return TomlError(Position(1, 1), "arrays or tables are nested too deep to be read")
    return TomlError(Position(1, 1), f"a value cannot be read: {error}")


class _Lost(Exception):
    """The text is not TOML here."""


_BLANK = re.compile(r"(?:[ \t\n]|#[^\n]*)*")
_SPACE = re.compile(r"[ \t]*")
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_SCALAR = re.compile(r"[^\s,\]}#]+(?: \d[^\s,\]}#]*)?")  # a date may have a space before its time
_INTEGER = re.compile(r"[+-]?(?:0[xob])?[0-9A-Fa-f_]+")
_STRING = re.compile(
    r'"""(?:[^"\\]|\\.|"{1,2}(?!"))*"{3,5}'  # up to two quotes may touch the closing three
    r"|'''(?:[^']|'{1,2}(?!'))*'{3,5}"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'[^'\n]*'",
    re.DOTALL,
)


class _Locator:
    """One walk through a text. Offsets are kept while walking, and become positions at the end."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.starts = [0, *(newline.end() for newline in re.finditer("\n", text))]
        self.keys: dict[Path, int] = {(): 0}
        self.values: dict[Path, int] = {(): 0}
        self.lengths: dict[Path, int] = {}  # of arrays of tables, so far
        self.finished = 0  # the key of the newest header or of the pair that ended last

    def place(self, at: int) -> Position:
        line = bisect_right(self.starts, at)
        return Position(line, at - self.starts[line - 1] + 1)

    def document(self) -> None:
        table: Path = ()
        self.take(_BLANK)
        while self.at < len(self.text):
            if self.text.startswith("[", self.at):
                table = self.header()
            else:
                self.pair(table)
            self.take(_BLANK)

    def header(self) -> Path:
        bracket = "[[" if self.text.startswith("[[", self.at) else "["
        self.at += len(bracket)
        path: Path = ()
        *parents, (name, at) = self.dotted()
        for parent, parent_at in parents:
            path = self.mention((*path, parent), parent_at)
            if path in self.lengths:  # a path through an array of tables means its last item
                path = (*path, self.lengths[path] - 1)
        path = (*path, name)
        if bracket == "[[":
            self.mention(path, at)
            self.lengths[path] = self.lengths.get(path, 0) + 1
            path = (*path, self.lengths[path] - 1)
        self.put(self.keys, path, at)
        self.put(self.values, path, at)
        self.finished = at
        self.expect("]" * len(bracket))
        return path

    def pair(self, table: Path) -> None:
        path = table
        *parents, (name, at) = self.dotted()
        for parent, parent_at in parents:
            path = self.mention((*path, parent), parent_at)
        path = (*path, name)
        self.put(self.keys, path, at)
        self.expect("=")
        self.take(_SPACE)
        self.value(path)
        self.finished = at

    def dotted(self) -> list[tuple[str, int]]:
        """The parts of a key, each with its offset, and the space on both sides of it."""
        parts: list[tuple[str, int]] = []
        while not parts or self.text.startswith(".", self.at):
            self.at += bool(parts)
            self.take(_SPACE)
            at = self.at
            if self.text.startswith(("'", '"'), at):
                # Escapes are tomllib's business: let it read the key as a value.
                parts.append((tomllib.loads("key=" + self.take(_STRING))["key"], at))
            else:
                parts.append((self.take(_BARE), at))
            self.take(_SPACE)
        return parts

    def value(self, path: Path) -> None:
        start = self.at
        self.put(self.values, path, start)
        match self.text[start : start + 1]:
            case "[":
                self.items("]", lambda index: self.item((*path, index)))
            case "{":
                self.items("}", lambda index: self.pair(path))
            case '"' | "'":
                self.take(_STRING)
            case _:
                scalar = self.take(_SCALAR)
                if len(scalar) > LONGEST_INTEGER and _INTEGER.fullmatch(scalar):
                    raise TomlError(
                        self.place(start),
                        f"an integer of {len(scalar)} characters: TOML's integers have 64 bits",
                    )

    def item(self, path: Path) -> None:
        self.put(self.keys, path, self.at)
        self.value(path)

    def items(self, closing: str, read: Callable[[int], None]) -> None:
        """What stands between brackets, separated by commas; `read` takes one."""
        self.at += 1
        self.take(_BLANK)
        index = 0
        while not self.text.startswith(closing, self.at):
            read(index)
            index += 1
            self.take(_BLANK)
            if not self.text.startswith(closing, self.at):
                self.expect(",")
                self.take(_BLANK)
        self.at += 1

    def mention(self, path: Path, at: int) -> Path:
        """A table that exists because something is put inside it: the first mention stands."""
        self.put(self.keys, path, self.keys.get(path, at))
        self.put(self.values, path, self.values.get(path, at))
        return path

    def put(self, places: dict[Path, int], path: Path, at: int) -> None:
        if len(path) > DEEPEST:
            raise TomlError(self.place(at), f"nested more than {DEEPEST} deep")
        places[path] = at

    def take(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self.text, self.at)
        if found is None:
            raise _Lost
        self.at = found.end()
        return found[0]

    def expect(self, literal: str) -> None:
        if not self.text.startswith(literal, self.at):
            raise _Lost
        self.at += len(literal)
