"""The table of keys as a JSON Schema (draft-07), for editors that check and complete TOML by one."""

from __future__ import annotations

from gen import keys
from gen.keys import BY_TABLE, KEYS_NOT_BUILT, KINDS, NAMED_CAPACITIES, PRESETS, SIZE_UNITS, Key
from gen.names import PATTERNS
from gen.values import built_values

Json = dict[str, object]


def schema() -> Json:
    """The schema of a spec."""
    properties = _properties("spec", None)
    properties["element"] = _element()
    for kind in KINDS:
        properties[kind] = {"$ref": f"#/definitions/{kind}"}
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "typedalloc spec",
        "description": "What allocators to make for one type.",
        "type": "object",
        "additionalProperties": False,
        "properties": properties,
        "required": [*_required("spec"), "element"],
        "anyOf": [{"required": [kind]} for kind in KINDS],
        "definitions": {
            **{kind: _kind(kind) for kind in KINDS},
            **{f"{kind}-override": _override(kind) for kind in KINDS},
        },
    }


def _required(table: str) -> list[str]:
    return [key.name for key in BY_TABLE[table].values() if key.is_required]


def _properties(table: str, kind: str | None) -> Json:
    """Every key of a table that this version builds."""
    found: Json = {}
    inner: dict[str, Json] = {}
    for key in BY_TABLE[table].values():
        if key.name in KEYS_NOT_BUILT or isinstance(key.type, keys.Table) or (kind is not None and kind not in key.kinds):
            continue
        first, dot, last = key.name.partition(".")
        if dot:
            inner.setdefault(first, {})[last] = _property(key, kind or "pool")
        else:
            found[key.name] = _property(key, kind or "pool")
    for name, properties in inner.items():
        found[name] = _table(f"[{kind}.{name}]", properties, [])
    return found


def _element() -> Json:
    named = _properties("element", None)
    plain = {name: value for name, value in named.items() if name != "name"}
    one = _table("The element's type.", plain, _required("element"))
    item = _table("One of the types.", named, ["name", *_required("element")])
    return {"anyOf": [one, {"type": "array", "minItems": 1, "items": item}]}


def _table(description: str, properties: Json, required: list[str]) -> Json:
    return {
        "description": description,
        "type": "object",
        "additionalProperties": False,
        "properties": properties,
        "required": required,
    }


def _kind(kind: str) -> Json:
    override: Json = {preset: {"$ref": f"#/definitions/{kind}-override"} for preset in PRESETS}
    properties = _properties("kind", kind)
    properties["override"] = _table(BY_TABLE["kind"]["override"].doc, override, [])
    return _table(f"A {kind} for the element.", properties, _required("kind"))


def _override(kind: str) -> Json:
    properties = {name: value for name, value in _properties("kind", kind).items() if name != "preset"}
    return _table(f"Keys of [{kind}] that apply when this preset is forced on the command line.", properties, [])


def _property(key: Key, kind: str) -> Json:
    found = _type(key, kind)
    found["description"] = described(key)
    return found


def described(key: Key) -> str:
    """A key's sentence, the modes that it is for, and what it is when nobody sets it."""
    modes = f" Only with {' or '.join(key.modes)}." if key.modes != keys.MODES else ""
    default = default_words(key)
    return f"{key.doc}{modes}" + (f" Default: {default}." if default else "")


def default_words(key: Key) -> str:
    """What a key is when nobody sets it; empty where it is then absent."""
    if key.default_doc:
        return key.default_doc
    if key.by_preset:
        distinct = dict.fromkeys(map(_value_words, key.by_preset.values()))
        if len(distinct) == 1:
            return next(iter(distinct))
        groups = [(words, [p for p in PRESETS if _value_words(key.by_preset[p]) == words]) for words in distinct]
        return "; ".join(f"{words} in {', '.join(presets)}" for words, presets in groups)
    return "" if key.default in (None, "", ()) else _value_words(key.default)


def _value_words(value: object) -> str:
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    if isinstance(value, int) and value > 0x7F:
        return f"`0x{value:02X}`"
    return f"`{value}`"


def _whole(least: int, most: int) -> Json:
    return {"type": "integer", "minimum": least, "maximum": most}


def _size(least: int = 1) -> Json:
    text: Json = {"type": "string", "pattern": rf"^[0-9]+ ?({'|'.join(SIZE_UNITS)})$"}
    return {"anyOf": [_whole(least, keys.MOST_BYTES), text]}


def _type(key: Key, kind: str) -> Json:
    match key.type:
        case keys.Text(check, _):
            return {"type": "string", "pattern": PATTERNS[check]}
        case keys.Texts(check, _):
            return {"type": "array", "items": {"type": "string", "pattern": PATTERNS[check]}}
        case keys.Prose():
            return {"type": "string"}
        case keys.Flag():
            return {"type": "boolean"}
        case keys.Choice(values):
            return {"type": "string", "enum": list(built_values(key.name, values, kind))}
        case keys.Byte():
            return {"anyOf": [_whole(0, 255), {"const": False}]}
        case keys.Whole(least, most, _, is_power_of_two):
            if is_power_of_two:
                return {"type": "integer", "enum": [1 << n for n in range(most.bit_length()) if least <= 1 << n <= most]}
            return _whole(least, most)
        case keys.Size(least):
            return _size(least)
        case keys.Capacity(has_names):
            number = _whole(1, keys.MOST_ELEMENTS) if kind == "pool" else _size()
            return {"anyOf": [number, {"enum": list(NAMED_CAPACITIES[kind])}]} if has_names else number
        case keys.Table():
            return {"type": "object"}
