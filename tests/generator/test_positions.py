"""The locator against tomllib: documents whose positions are known because we wrote them."""

import sys
import threading
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gen.positions import DEEPEST, LONGEST_INTEGER, Path, Position, TomlError, load

# -- random documents --------------------------------------------------------------------------

SCALARS = [
    "true", "false", "0", "-17", "+3", "1_000", "0xdead_beef", "0o17", "0b1", "3.5", "-1e10",
    "6.02E+23", "inf", "-inf", "1979-05-27", "07:32:00", "07:32:00.5", "1979-05-27T07:32:00Z",
    "1979-05-27 07:32:00", "1979-05-27 07:32:00.999-07:00", '""', "''", '"plain"', "'plain'",
    r'"a \" b \\"', r"'C:\dir\'", '"# no comment"', "'[x]'", '"= , ] }"', '"é😀\\u00e9"',
    '""""""', "''''''", '"""one"""', "'''one'''", '"""\ntwo\nlines"""', "'''\n# [a]\nb = 1\n'''",
    '"""a " b "" c"""', '"""quotes at the end"""""', "'''it's ''quoted'''''",
    '"""fold \\\n   ed \\""" on"""', '"""\\\\"""',
]  # fmt: skip
ODD_KEYS = ["a b", "a.b", "", "=", "#", "]", '"', "'", "\\", "é😀", "\t", "\u2028", '"""', "[x]"]
SPACES = ["", "", "", " ", "\t", "  \t"]
COMMENTS = ["", "", "# plain", '# "open', "# ''' [x] = {", "# é😀"]


@dataclass
class Writer:
    """Writes a document piece by piece and notes where each key and value went."""

    data: st.DataObject
    text: str = ""
    count: int = 0
    keys: dict[Path, tuple[Position, str]] = field(default_factory=dict)
    values: dict[Path, tuple[Position, str]] = field(default_factory=dict)

    def pick(self, choices: list[str]) -> str:
        return self.data.draw(st.sampled_from(choices))

    def chance(self, percent: int) -> bool:
        return self.data.draw(st.integers(0, 99)) < percent

    def here(self) -> Position:
        line = self.text.count("\n") + 1
        return Position(line, len(self.text) - (self.text.rfind("\n") + 1) + 1)

    def put(self, *pieces: str) -> None:
        self.text += "".join(pieces)

    def space(self) -> None:
        self.put(self.pick(SPACES))

    def blank(self) -> None:
        """What may stand between the items of an array."""
        for _ in range(self.data.draw(st.integers(0, 2))):
            self.space()
            if self.chance(40):
                self.put(self.pick(COMMENTS), "\n")

    def fresh(self) -> str:
        self.count += 1
        if self.chance(30):
            return self.pick(ODD_KEYS) + str(self.count)
        return f"{self.pick(['a', 'B', '-', '_', '1-'])}{self.count}"

    def key(self, name: str) -> tuple[Position, str]:
        """One part of a key, in any of the ways to write it."""
        at = self.here()
        ways = ['"' + "".join(f"\\u{ord(c):04x}" if ord(c) < 0x10000 else c for c in name) + '"']
        if name.isascii() and name.replace("-", "").replace("_", "").isalnum():
            ways.append(name)
        if "'" not in name and (name.isprintable() or "\t" in name):
            ways.append(f"'{name}'")
        raw = self.pick(ways)
        self.put(raw)
        return at, raw

    def dotted(self, base: Path, names: list[str]) -> Path:
        """A dotted key; notes the parts before its last where they are new."""
        path = base
        for index, name in enumerate(names):
            if index:
                self.space()
                self.put(".")
                self.space()
            place = self.key(name)
            path = (*path, name)
            if index < len(names) - 1:
                self.keys.setdefault(path, place)
                self.values.setdefault(path, place)
            else:
                self.keys[path] = place
        return path

    def value(self, path: Path, depth: int) -> None:
        at, start = self.here(), len(self.text)
        kind = self.data.draw(st.integers(0, 9)) if depth < 4 else 9
        if kind == 0:
            self.array(path, depth)
        elif kind == 1:
            self.inline(path, depth)
        else:
            self.put(self.pick(SCALARS))
        self.values[path] = (at, self.text[start:])

    def array(self, path: Path, depth: int) -> None:
        self.put("[")
        self.blank()
        count = self.data.draw(st.integers(0, 3))
        for index in range(count):
            self.value((*path, index), depth + 1)
            self.keys[(*path, index)] = self.values[(*path, index)]
            self.blank()
            if index < count - 1 or self.chance(30):
                self.put(",")
                self.blank()
        self.put("]")

    def inline(self, path: Path, depth: int) -> None:
        self.put("{")
        self.space()
        for index in range(self.data.draw(st.integers(0, 3))):
            if index:
                self.put(",")
                self.space()
            self.pair(path, [], depth + 1)
            self.space()
        self.put("}")

    def pair(self, table: Path, opened: list[list[str]], depth: int) -> None:
        """A key and its value; `opened` are the dotted tables that may still be added to."""
        names = [self.fresh()]
        if opened and self.chance(30):
            names = [*self.data.draw(st.sampled_from(opened)), *names]
        elif self.chance(25):
            names = [self.fresh(), *names]
            opened.append(names[:-1])
        path = self.dotted(table, names)
        self.space()
        self.put("=")
        self.space()
        self.value(path, depth)

    def line_end(self) -> None:
        self.space()
        self.put(self.pick(COMMENTS), "\n")

    def body(self, table: Path) -> None:
        opened: list[list[str]] = []
        for _ in range(self.data.draw(st.integers(0, 3))):
            self.blank_line()
            self.space()
            self.pair(table, opened, 0)
            self.line_end()

    def blank_line(self) -> None:
        if self.chance(20):
            self.line_end()

    def document(self) -> str:
        self.body(())
        tables: dict[tuple[str, ...], Path] = {(): ()}  # names as in a header, and the path meant
        arrays: dict[tuple[str, ...], int] = {}
        implied: list[tuple[str, ...]] = []
        for _ in range(self.data.draw(st.integers(0, 5))):
            self.blank_line()
            self.space()
            choice = self.data.draw(st.integers(0, 9))
            if choice < 2 and arrays:
                self.header_array(self.data.draw(st.sampled_from(sorted(arrays))), tables, arrays)
                implied = [names for names in implied if names in tables]
            elif choice < 3 and implied:
                names = implied.pop()
                self.header(names, tables)
            else:
                parent = self.data.draw(st.sampled_from(sorted(tables)))
                if self.chance(30):
                    middle = (*parent, self.fresh())
                    tables[middle] = (*tables[parent], middle[-1])
                    implied.append(middle)
                    parent = middle
                names = (*parent, self.fresh())
                if choice < 6:
                    self.header_array(names, tables, arrays)
                else:
                    self.header(names, tables)
        return self.text

    def header_key(self, names: tuple[str, ...], tables: dict[tuple[str, ...], Path]) -> Path:
        self.space()
        place = (Position(0, 0), "")
        for index, name in enumerate(names):
            if index:
                self.space()
                self.put(".")
                self.space()
            place = self.key(name)
            if index < len(names) - 1:
                path = tables[names[: index + 1]]
                self.keys.setdefault(path, place)
                self.values.setdefault(path, place)
        self.space()
        path = (*tables[names[:-1]], names[-1])
        self.last = place
        return path

    def header(self, names: tuple[str, ...], tables: dict[tuple[str, ...], Path]) -> None:
        self.put("[")
        path = self.header_key(names, tables)
        self.put("]")
        self.keys[path] = self.values[path] = self.last
        tables[names] = path
        self.line_end()
        self.body(path)

    def header_array(
        self,
        names: tuple[str, ...],
        tables: dict[tuple[str, ...], Path],
        arrays: dict[tuple[str, ...], int],
    ) -> None:
        for known in [*tables, *arrays]:  # what is below an earlier item is out of reach now
            if known[: len(names)] == names and known != names:
                tables.pop(known, None)
                arrays.pop(known, None)
        self.put("[[")
        path = self.header_key(names, tables)
        self.put("]]")
        self.keys.setdefault(path, self.last)
        self.values.setdefault(path, self.last)
        index = arrays.get(names, 0)
        arrays[names] = index + 1
        path = (*path, index)
        self.keys[path] = self.values[path] = self.last
        tables[names] = path
        self.line_end()
        self.body(path)


def walk(value: object, path: Path = ()) -> Iterator[tuple[Path, object]]:
    yield path, value
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from walk(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from walk(inner, (*path, index))


def rest(text: str, position: Position) -> str:
    line = text.split("\n")[position.line - 1]
    assert 1 <= position.column <= len(line) + 1
    return "\n".join([line[position.column - 1 :], *text.split("\n")[position.line :]])


QUICK = settings(
    max_examples=80, deadline=None, suppress_health_check=list(HealthCheck), print_blob=True
)


@QUICK
@given(st.data())
def test_every_key_and_value_is_found_where_it_was_written(data: st.DataObject) -> None:
    writer = Writer(data)
    text = writer.document()
    located = load(text)
    assert located.data == tomllib.loads(text)
    origin = Position(1, 1)
    assert located.keys == {(): origin} | {path: at for path, (at, _) in writer.keys.items()}
    assert located.values == {(): origin} | {path: at for path, (at, _) in writer.values.items()}
    assert load(text.replace("\n", "\r\n")) == located


@QUICK
@given(st.data())
def test_the_text_at_every_position_is_that_key_and_that_value(data: st.DataObject) -> None:
    writer = Writer(data)
    text = writer.document()
    located = load(text)
    reached = dict(walk(tomllib.loads(text)))
    assert set(located.keys) == set(located.values) == set(reached)
    for path, value in reached.items():
        if path == ():
            continue
        raw = writer.keys[path][1]
        assert rest(text, located.keys[path]).startswith(raw)
        if isinstance(path[-1], str):
            assert list(tomllib.loads(f"{raw} = 0")) == [path[-1]]
        raw = writer.values[path][1]
        assert rest(text, located.values[path]).startswith(raw)
        if located.values[path] != located.keys[path]:
            assert tomllib.loads(f"x = {raw}")["x"] == value


@settings(QUICK, max_examples=120)
@given(st.data())
def test_a_damaged_document_is_an_error_inside_it_or_wholly_located(data: st.DataObject) -> None:
    text = Writer(data).document()
    at = data.draw(st.integers(0, len(text)))
    cut = data.draw(st.integers(0, 3))
    text = text[:at] + data.draw(st.text("=[]{},.'\"#\\\n\r ax1\t", max_size=3)) + text[at + cut :]
    check_any(text)


@settings(QUICK, max_examples=120)
@given(st.text("=[]{},.'\"#\\\n\r ax1\t-:T", max_size=30))
def test_any_text_is_an_error_inside_it_or_wholly_located(text: str) -> None:
    check_any(text)


def check_any(text: str) -> None:
    try:
        located = load(text)
    except TomlError as error:
        rest(text.replace("\r\n", "\n"), error.position)
        assert "(at " not in error.message
        with pytest.raises(tomllib.TOMLDecodeError):
            tomllib.loads(text)
    else:
        assert set(located.keys) == set(located.values) == {path for path, _ in walk(located.data)}


# -- cases worth a name ------------------------------------------------------------------------


def test_a_dotted_key_stands_at_its_last_part_and_its_parents_where_first_mentioned() -> None:
    located = load('a . "b" = 1\na.c=2\n')
    assert located.keys == {
        (): Position(1, 1),
        ("a",): Position(1, 1),
        ("a", "b"): Position(1, 5),
        ("a", "c"): Position(2, 3),
    }
    assert located.values[("a", "b")] == Position(1, 11)


def test_a_table_stands_at_its_own_header_even_after_its_sub_table() -> None:
    assert load("[a.b]\n[ a ]\n").keys[("a",)] == Position(2, 3)


def test_a_sub_table_belongs_to_the_last_item_of_its_array() -> None:
    located = load("[[a]]\n[a.b]\nx=1\n[[a]]\n[[a.c]]\n[[a.c]]\ny=1\n[a.b]\n")
    assert located.keys[("a",)] == Position(1, 3)
    assert located.keys[("a", 0, "b", "x")] == Position(3, 1)
    assert located.keys[("a", 1)] == Position(4, 3)
    assert located.keys[("a", 1, "c", 1, "y")] == Position(7, 1)
    assert located.keys[("a", 1, "b")] == Position(8, 4)


def test_a_column_is_one_character_however_wide() -> None:
    assert load("a = {x = '😀é', y = 1}").keys[("a", "y")] == Position(1, 16)


def test_an_empty_document_has_a_root() -> None:
    assert load("").keys == load("# nothing").values == {(): Position(1, 1)}


def failure(text: str) -> TomlError:
    with pytest.raises(TomlError) as caught:
        load(text)
    return caught.value


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("a = 1\nb = = 2\n", 2, 5),
        ("a = 1\r\nb = = 2\r\n", 2, 5),
        ("a = 1\nb 2\n", 2, 3),
        ("a = 'x\n", 1, 7),
        ("a = ", 1, 5),
        ("a = [1,\n  2,\n\n", 2, 5),
        ("a = 2024-02-30\n", 1, 5),
        ("\ufffda = 1", 1, 1),
        ("a = 1\r\r\n", 1, 6),
        ("a = '''\r\n\r\r\n'''", 2, 1),
    ],
)
def test_a_syntax_error_stands_where_tomllib_found_it(text: str, line: int, column: int) -> None:
    error = failure(text)
    assert error.position == Position(line, column)
    assert "(at " not in error.message and error.message


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("a = 1\n a = [\n1,\n]\n", 2, 2),
        ("a = 1\na = {x = 1}", 2, 1),
        ("[pool]\n[ pool ]\n", 2, 3),
        ("[pool]\nx.y = 1\n[pool.x]\n", 3, 7),
        ("a = []\n[[a]]\n", 2, 3),
        ("a = {x = 1, x = {y = 2}}\n", 1, 13),
        ("[t]\na = 1\n[t.a.b]\n", 3, 6),
        ("[a.b]\n[c]\n[a]\nb.d = 1\n", 4, 3),
    ],
)
def test_a_clash_stands_at_the_key_that_clashes(text: str, line: int, column: int) -> None:
    assert failure(text).position == Position(line, column)


def test_a_clash_names_its_key_as_the_user_wrote_it() -> None:
    assert failure("[a.b]\n[a.b]\n").message == "cannot declare 'a.b' twice"


def test_a_byte_order_mark_is_refused_with_what_to_do() -> None:
    error = failure("\ufeffa = 1\n")
    assert error.position == Position(1, 1)
    assert "byte order mark" in error.message and "without" in error.message


def test_an_integer_too_long_for_python_is_an_error_at_it() -> None:
    error = failure("ok = 1\nx = [1, \n  " + "9" * 5000 + "]\nnot toml")
    assert error.position == Position(3, 3)
    assert "5000" in error.message


def test_an_integer_too_long_to_print_is_an_error_in_every_base() -> None:
    assert failure("x = 0x" + "f" * 5000).position == Position(1, 5)
    assert load("x = 0." + "3" * 5000).data == {"x": 1 / 3}
    assert load("x = " + "9" * LONGEST_INTEGER).data == {"x": int("9" * LONGEST_INTEGER)}


@pytest.mark.parametrize("depth", [DEEPEST, 400, 5000])
@pytest.mark.parametrize("opening", ["[", "{a=", "[{a="])
def test_nesting_too_deep_is_an_error_at_the_first_level_too_many(depth: int, opening: str) -> None:
    closing = "".join({"[": "]", "{": "}"}.get(c, "") for c in reversed(opening))
    error = failure(f"ok = 1\nx = {opening * depth}1{closing * depth}\n")
    assert error.position.line == 2
    assert str(DEEPEST) in error.message


def test_a_dotted_key_too_deep_is_an_error_too() -> None:
    assert failure("a = 1\n" + ".".join("b" * 400) + " = 1\n").position == Position(2, 101)


def test_as_much_nesting_as_is_allowed_is_read() -> None:
    depth = DEEPEST - 1
    assert len(load("x = " + "[" * depth + "1" + "]" * depth).keys) == 2 + depth


def test_a_caller_with_hardly_any_stack_gets_an_error_not_a_crash() -> None:
    caught: list[BaseException] = []

    def sink(levels: int) -> None:
        if levels:
            sink(levels - 1)
        else:
            load("x = " + "[" * 90 + "]" * 90)

    def run() -> None:
        try:
            sink(sys.getrecursionlimit() - 60)
        except BaseException as error:
            caught.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    assert isinstance(caught[0], TomlError) and "nested" in caught[0].message
