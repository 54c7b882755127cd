"""Spec files to Spec: reads, parses, and holds every key against the table in keys.py. All problems of
a file are collected; nothing here decides anything."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from gen import keys, positions
from gen.keys import BY_TABLE, KINDS, PRESETS, TOP_TABLES, Key
from gen.names import shown
from gen.positions import Located, Position, TomlError
from gen.spec import Element, Given, KindSpec, Problem, Spec
from gen.values import built_values, checked, nearest

START = Position(1, 1)
# What would be right, for what the parser says of TOML that is none.
SYNTAX_HINTS = (
    ("illegal character '\\n'", "close the string with a quote, or put three around several lines"),
    ("illegal character", "write it as an escape, such as \\u0007"),
    ("invalid value", "a string stands in quotes, anything else is a number, `true`, `false`, an array or a table"),
    ("invalid statement", "expected `key = value`, [table] or # comment"),
    ("expected '=' after a key", "such as `capacity = 64`"),
    ("expected newline or end of document", "one `key = value` a line, numbers without leading zeros"),
    ("cannot overwrite a value", "the key is there already: keep one of them"),
    ("cannot declare", "keep one of them"),
    ("unescaped '\\'", "write \\\\, or put the string between single quotes"),
    ("unclosed array", "close it with ]"),
)
Toml = Mapping[str, object]


@dataclass
class _Reader:
    """One file on its way in: its positions, and the problems found so far."""

    file: str
    located: Located
    problems: list[Problem]

    def say(self, position: Position, text: str) -> None:
        self.problems.append(Problem(self.file, position.line, position.column, text))

    def key_at(self, path: positions.Path) -> Position:
        return self.located.keys.get(path) or self.located.values.get(path) or START

    def value_at(self, path: positions.Path) -> Position:
        return self.located.values.get(path) or self.key_at(path)


def read_text(file: str) -> str:
    """The text of a spec file. Raises OSError, or TomlError where it is not UTF-8."""
    data = Path(file).read_bytes()
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line_start = before.rfind(b"\n") + 1
        column = len(before[line_start:].decode("utf-8")) + 1
        at = Position(before.count(b"\n") + 1, column)
        raise TomlError(at, f"byte 0x{data[error.start]:02x} is not UTF-8; save the file as UTF-8") from None


def load_spec(file: str) -> tuple[Spec | None, list[Problem]]:
    """Read one spec. None where the file is not TOML; otherwise as much as could be understood."""
    reader, problems = _open(file)
    if reader is None:
        return None, problems
    data = reader.located.data
    own = {name: value for name, value in data.items() if name not in TOP_TABLES}
    spec_keys, _ = _read_table(reader, "spec", own, (), None)
    _require(reader, "spec", own, ())
    elements = _read_elements(reader, data)
    kinds = tuple(kind for name in KINDS if name in data for kind in _read_kind(reader, name, data[name]))
    if not any(name in data for name in KINDS):
        reader.say(START, f"no allocator is asked for; add {_tables(KINDS)}")
    return Spec(file, spec_keys, elements, kinds), reader.problems


def load_defaults(file: str) -> tuple[Mapping[str, KindSpec], list[Problem]]:
    """Read a file of project-wide keys: [pool], [bump] and [stack] tables and nothing else."""
    reader, problems = _open(file)
    if reader is None:
        return {}, problems
    data = reader.located.data
    found = {}
    for name, table in data.items():
        if name not in KINDS:
            reader.say(reader.key_at((name,)), _unknown(name, KINDS, "a file of defaults has"))
            continue
        found.update({kind.kind: kind for kind in _read_kind(reader, name, table)})
        if isinstance(table, dict) and "prefix" in table:
            reader.say(reader.key_at((name, "prefix")), "`prefix` names one allocator; put it into that spec")
    return found, reader.problems


def _open(file: str) -> tuple[_Reader | None, list[Problem]]:
    try:
        return _Reader(file, positions.load(read_text(file)), []), []
    except TomlError as error:
        message = error.message
        for said, hint in SYNTAX_HINTS:
            if message.startswith(said):
                message += f"; {hint}"
                break
        return None, [Problem(file, error.position.line, error.position.column, message)]


def _unknown(name: str, known: Iterable[str], owner: str, what: str = "key") -> str:
    names = list(known)
    near = nearest(name.lower().replace("-", "_"), names)
    if near:
        return f"unknown {what} `{shown(name)}`; did you mean `{near[0]}`?"
    return f"unknown {what} `{shown(name)}`; {owner} " + ", ".join(f"`{n}`" for n in names)


def _read_table(
    reader: _Reader, table: str, data: Toml, path: positions.Path, kind: str | None
) -> tuple[dict[str, Given], frozenset[str]]:
    """The known keys of a table with values of the right type, and the names of the others; each of those
    becomes a problem."""
    known = {n: k for n, k in BY_TABLE[table].items() if kind is None or kind in k.kinds}
    given: dict[str, Given] = {}
    refused = set()
    for name, value, here in _flat(table, data, path):
        key = known.get(name)
        if name in keys.SUBTABLES:
            reader.say(reader.key_at(here), f"`{name}` must be a table; write [{kind}.{name}]")
        elif key is not None and "." in name and here[-1] == name:
            reader.say(reader.key_at(here), f"`{name}` in quotes is one name, not a table and a key; leave the quotes out")
        elif key is None:
            reader.say(reader.key_at(here), _unknown_in(table, name, known, kind))
        elif name in keys.KEYS_NOT_BUILT and (value is not False or isinstance(key.type, keys.Table)):
            reader.say(reader.key_at(here), f"`{name}` is not built in this version; leave it out")
        elif not isinstance(key.type, keys.Table):
            accepted, wrong = checked(key, value, kind)
            if wrong is None:
                given[name] = Given(accepted, reader.file, reader.value_at(here), reader.key_at(here))
                continue
            reader.say(_blamed(reader, here, value, key), f"`{name}`: {wrong}")
        refused.add(name)
    return given, frozenset(refused)


def _flat(table: str, data: Toml, path: positions.Path) -> Iterator[tuple[str, object, positions.Path]]:
    """Each key with its value and where it stands; those of a table within a kind's under both names."""
    for name, value in data.items():
        if table == "kind" and name in keys.SUBTABLES and isinstance(value, dict):
            for inner, item in value.items():
                yield f"{name}.{inner}", item, (*path, name, inner)
        else:
            yield name, value, (*path, name)


def _require(reader: _Reader, table: str, data: Toml, path: positions.Path) -> None:
    """A problem for every key that must be there and is not."""
    for key in BY_TABLE[table].values():
        if key.is_required and key.name not in data:
            example = f' such as `{key.name} = "{key.type.example}"`' if isinstance(key.type, keys.Text) else ""
            where = f"[{table}]" if path else "the spec"
            reader.say(reader.key_at(path), f"{where} has no `{key.name}`; add one{example}")


def _blamed(reader: _Reader, here: positions.Path, value: object, key: Key) -> Position:
    """Where a wrong value stands: in an array of texts, the first wrong item."""
    if isinstance(key.type, keys.Texts) and isinstance(value, list):
        for index, item in enumerate(value):
            if checked(key, [item], None)[1] is not None:
                return reader.value_at((*here, index))
    return reader.value_at(here)


def _tables(names: tuple[str, ...]) -> str:
    """`[pool], [bump] or [stack]`."""
    listed = [f"[{name}]" for name in names]
    return " or ".join(filter(None, (", ".join(listed[:-1]), listed[-1])))


def _unknown_in(table: str, name: str, known: Mapping[str, Key], kind: str | None) -> str:
    elsewhere = BY_TABLE[table].get(name)
    if elsewhere is not None and kind is not None:
        return f"`{name}` is a key of {' and '.join(f'[{k}]' for k in elsewhere.kinds)}, not of [{kind}]; leave it out"
    for other, its_keys in BY_TABLE.items():
        if name in its_keys and other != table:
            kinds = _tables(its_keys[name].kinds)
            where = {"spec": "the top of the file, before any table", "element": "[element]", "kind": kinds}[other]
            return f"unknown key `{name}`; it belongs to {where}"
    if table == "spec":
        return _unknown(name, [*known, *TOP_TABLES], "a spec has")
    modes = built_values("thread_safety", keys.MODES)
    built = [n for n, key in known.items() if n not in keys.KEYS_NOT_BUILT and not set(modes).isdisjoint(key.modes)]
    first, dot, _ = name.partition(".")
    if table == "kind" and dot and first in keys.SUBTABLES:
        return _unknown(name, [n for n in built if n.startswith(f"{first}.")], f"[{kind}.{first}] has")
    # A table within is named once; what it has is listed where the unknown key stands in it.
    return _unknown(name, list(dict.fromkeys(n.partition(".")[0] for n in built)), f"[{kind or table}] has")


def _read_elements(reader: _Reader, data: Toml) -> tuple[Element, ...]:
    """[element], or each of [[element]]. How many there may be depends on the kinds beside them."""
    raw = data.get("element")
    at = reader.key_at(("element",))
    if raw is None:
        reader.say(START, 'no element; add [element] with `type = "struct ..."`')
        return ()
    if isinstance(raw, dict):
        if "name" in raw:
            name_at = reader.key_at(("element", "name"))
            reader.say(name_at, "`name` tells several elements apart; leave it out of a single [element]")
        return (_read_element(reader, raw, ("element",)),)
    if not isinstance(raw, list) or not raw or not all(isinstance(item, dict) for item in raw):
        reader.say(at, "`element` must be a table; write [element]")
        return ()
    if "pool" in data:
        reader.say(at, "a pool has one element type, and [[element]] is for bump and stack; write [element]")
    else:
        _tell_apart(reader, raw)
    return tuple(_read_element(reader, item, ("element", index)) for index, item in enumerate(raw))


def _tell_apart(reader: _Reader, raw: list[dict[str, object]]) -> None:
    seen: set[object] = set()
    for index, item in enumerate(raw):
        name = item.get("name")
        if name is None:
            reader.say(reader.key_at(("element", index)), "[[element]] has no `name`; add one that tells it apart")
        elif isinstance(name, str) and name in seen:
            at = reader.value_at(("element", index, "name"))
            reader.say(at, f"`{shown(name)}` is the name of two elements; give each its own")
        elif isinstance(name, str):
            seen.add(name)


def _read_element(reader: _Reader, data: Toml, path: positions.Path) -> Element:
    given, refused = _read_table(reader, "element", data, path, None)
    _require(reader, "element", data, path)
    return Element(given, refused, reader.key_at(path))


def _read_kind(reader: _Reader, kind: str, table: object) -> list[KindSpec]:
    here = (kind,)
    at = reader.key_at(here)
    if not isinstance(table, dict):
        reader.say(at, f"`{kind}` must be a table; write [{kind}]")
        return []
    given, refused = _read_table(reader, "kind", table, here, kind)
    return [KindSpec(kind, given, refused, _read_overrides(reader, kind, table), at)]


def _read_overrides(reader: _Reader, kind: str, table: Toml) -> Mapping[str, Mapping[str, Given]]:
    overrides: dict[str, Mapping[str, Given]] = {}
    raw = table.get("override", {})
    if not isinstance(raw, dict):
        reader.say(reader.key_at((kind, "override")), f"`override` must be a table; write [{kind}.override.debug]")
        return overrides
    for preset, inner in raw.items():
        path = (kind, "override", preset)
        if preset not in PRESETS:
            reader.say(reader.key_at(path), _unknown(preset, PRESETS, "the presets are", "preset"))
        elif not isinstance(inner, dict):
            reader.say(reader.key_at(path), f"`override.{preset}` must be a table; write [{kind}.override.{preset}]")
        else:
            for name in ("preset", "override"):
                if name in inner:
                    reader.say(reader.key_at((*path, name)), f"`{name}` cannot stand in an override; leave it out")
            plain = {name: value for name, value in inner.items() if name not in ("preset", "override")}
            overrides[preset] = _read_table(reader, "kind", plain, path, kind)[0]
    return overrides
