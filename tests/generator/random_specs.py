"""Random specs, built from the table of keys: every key, every value that its row allows, or any other."""

import json
import math
from typing import Any

from hypothesis import strategies as st

from gen import keys
from gen.keys import BY_TABLE, KEYS_NOT_BUILT, KINDS, NAMED_CAPACITIES, PRESETS, Key
from gen.values import built_values

DEEP = dict[str, Any]

_TEXTS = {
    "name": ["conn", "a", "peer_2"],
    "prefix": ["conn_pool", "p", "Pool2"],
    "identifier": ["conn_init", "conn_drop", "f"],
    "header": ["conn.h", "<stdint.h>", "net/conn.h"],
    "type": ["struct conn", "conn_t", "int", "unsigned char", "char *"],
}
_ANYTHING = st.one_of(
    st.booleans(),
    st.integers(-(1 << 65), 1 << 65),
    st.floats(),
    st.text(max_size=8),
    st.sampled_from(["64KiB", "mutex", "debug", "large", "static", "none", "__x", "1GiB", "0B"]),
    st.just([]),
    st.just({}),
    st.lists(st.text(max_size=4), max_size=2),
    st.dictionaries(st.text(max_size=3), st.integers(), max_size=2),
)


def _valid(key: Key, kind: str) -> st.SearchStrategy[Any]:
    match key.type:
        case keys.Text(check, _):
            return st.sampled_from(_TEXTS[check])
        case keys.Texts(check, _):
            return st.lists(st.sampled_from(_TEXTS[check]), max_size=3)
        case keys.Prose():
            return st.text(max_size=40)
        case keys.Flag():
            return st.booleans()
        case keys.Choice(choices):
            return st.sampled_from(built_values(key.name, choices, kind))
        case keys.Byte():
            return st.one_of(st.integers(0, 255), st.just(False))
        case keys.Whole(least, most, _, is_power_of_two):
            if is_power_of_two:
                return st.integers(0, most.bit_length() - 1).map(lambda n: 1 << n)
            return st.one_of(st.integers(least, most), st.integers(least, min(most, least + 100)))
        case keys.Size():
            return st.one_of(st.integers(1, 1 << 40), st.sampled_from(["64B", "4KiB", "16 MiB", "1GiB"]))
        case keys.Capacity(has_names):
            numbers = st.one_of(st.integers(1, 1 << 12), st.integers(1, keys.MOST_ELEMENTS))
            return st.one_of(numbers, st.sampled_from(list(NAMED_CAPACITIES[kind]))) if has_names else numbers
        case _:
            raise AssertionError(key)


@st.composite
def _table(draw: st.DrawFn, table: str, kind: str, is_valid: bool, without: tuple[str, ...] = ()) -> DEEP:
    found: DEEP = {}
    for key in BY_TABLE[table].values():
        if isinstance(key.type, keys.Table) or key.name in KEYS_NOT_BUILT or key.name in without or kind not in key.kinds:
            continue
        has_modes = set(built_values("thread_safety", keys.MODES)) & set(key.modes)
        if (key.is_required and (is_valid or draw(st.integers(0, 9)) != 0)) or (has_modes and draw(st.integers(0, 4)) == 0):
            found[key.name] = draw(_valid(key, kind) if is_valid or draw(st.integers(0, 5)) != 0 else _ANYTHING)
    if not is_valid and draw(st.integers(0, 9)) == 0:
        found[draw(st.text(max_size=6))] = draw(_ANYTHING)
    return found


@st.composite
def specs(draw: st.DrawFn, is_valid: bool) -> DEEP:
    """A spec as TOML's data."""
    spec = draw(_table("spec", "pool", is_valid))
    kinds = draw(st.lists(st.sampled_from(KINDS), min_size=1, max_size=3, unique=True))
    if "pool" not in kinds and draw(st.booleans()):
        names = draw(st.lists(st.sampled_from(["node", "x", "bytes", "x_n", "a_b"]), min_size=1, max_size=4))
        spec["element"] = [{"name": name, **draw(_table("element", "bump", is_valid, ("name",)))} for name in names]
    else:
        spec["element"] = draw(_table("element", "pool", is_valid))
    for kind in sorted(kinds, key=KINDS.index):
        spec[kind] = draw(_table("kind", kind, is_valid))
        if draw(st.integers(0, 4)) == 0:
            preset = draw(st.sampled_from(PRESETS))
            spec[kind]["override"] = {preset: draw(_table("kind", kind, is_valid, ("preset",)))}
    return spec


def toml_of(spec: DEEP) -> str:
    """The same as a document; tables inline, which means the same."""
    lines = [f"{_text(name)} = {_value(value)}" for name, value in spec.items() if not isinstance(value, dict)]
    for name, table in spec.items():
        if isinstance(table, dict):
            lines += ["", f"[{_text(name)}]", *(f"{_key(key)} = {_value(value)}" for key, value in table.items())]
    return "\n".join(lines) + "\n"


def _key(name: str) -> str:
    """A key; one of a table within as `monitor.pressure`, which in quotes would be one name."""
    return name if name in BY_TABLE["kind"] else _text(name)


def _text(text: str) -> str:
    # JSON's escapes are TOML's, but for pairs of surrogates and DEL.
    quoted = json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
    return quoted


def _value(value: Any) -> str:
    match value:
        case bool():
            return str(value).lower()
        case float():
            return "nan" if math.isnan(value) else ("-inf" if value < 0 else "inf") if math.isinf(value) else f"{value!r}".replace("e+", "e")
        case str():
            return _text(value)
        case list():
            return "[" + ", ".join(map(_value, value)) + "]"
        case dict():
            return "{" + ", ".join(f"{_key(key)} = {_value(item)}" for key, item in value.items()) + "}"
        case _:
            return str(value)
