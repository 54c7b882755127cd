"""Values of keys: whether one from a spec has its key's type, and what it then means."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence

from gen import keys
from gen.keys import NAMED_CAPACITIES, SIZE_UNITS, VALUES_NOT_BUILT, VALUES_NOT_BUILT_FOR, Key
from gen.names import CHECKS, shown

_SIZE = re.compile(r"([0-9]{1,40}) ?([A-Za-z]*)")
_NUMBER = re.compile(r"0|[1-9][0-9]{0,18}|0x[0-9A-Fa-f]{1,16}")


def checked(key: Key, value: object, kind: str | None) -> tuple[object, str | None]:
    """The value as plans use it, or a sentence that says what is wrong and what would be right."""
    match key.type:
        case keys.Text(check, example):
            return _text(value, check, example)
        case keys.Texts(check, example):
            return _texts(value, check, example)
        case keys.Prose():
            return (value, None) if isinstance(value, str) else (None, f"{_a(value)}; expected a string")
        case keys.Flag():
            meant = _meant(value, ("true", "false"), "`")
            return (value, None) if isinstance(value, bool) else (None, f"{_a(value)}; expected `true` or `false`{meant}")
        case keys.Choice(values):
            return _choice(key.name, value, values, kind)
        case keys.Byte():
            if value is False:
                return False, None
            return _whole(value, 0, 255, "0 to 255, or `false`", ("false",))
        case keys.Whole(least, most, unit, is_power_of_two):
            return _whole_of(value, least, most, unit, is_power_of_two)
        case keys.Size(least):
            return _bytes(value, least=least)
        case keys.Capacity(has_names):
            return _capacity(value, kind or "pool", has_names)
        case keys.Table():
            return None, "a table of its own"


def _a(value: object) -> str:
    """What sort of thing a TOML value is."""
    match value:
        case bool():
            return f"`{str(value).lower()}` is a boolean"
        case int():
            return f"`{value}` is a number" if _is_short(value) else "a number was given"
        case float():
            return f"`{value}` is a floating-point number"
        case str():
            return f'"{shown(value)}" is a string' if value else "an empty string was given"
        case list():
            return "an array was given"
        case dict():
            return "a table was given"
        case _:
            return f"`{value}` is a date or time"


def _text(value: object, check: str, example: str) -> tuple[object, str | None]:
    if not isinstance(value, str):
        return None, f'{_a(value)}; expected a string such as "{example}"'
    wrong = CHECKS[check](value)
    return (None, wrong) if wrong else (value, None)


def _texts(value: object, check: str, example: str) -> tuple[object, str | None]:
    if not isinstance(value, list):
        return None, f'{_a(value)}; expected an array of strings such as ["{example}"]'
    for item in value:
        wrong = _text(item, check, example)[1]
        if wrong:
            return None, wrong
    return tuple(value), None


def built_values(name: str, values: tuple[str, ...], kind: str | None = None) -> tuple[str, ...]:
    """Those of a key's values that this version makes, for one kind or for any."""
    missing = VALUES_NOT_BUILT.get(name, frozenset()) | VALUES_NOT_BUILT_FOR.get((kind or "", name), frozenset())
    return tuple(value for value in values if value not in missing)


def alternatives(texts: Sequence[str]) -> str:
    """`"a", "b" or "c"`."""
    quoted = [f'"{text}"' for text in texts]
    return " or ".join(filter(None, (", ".join(quoted[:-1]), quoted[-1])))


def nearest(said: str, known: Sequence[str]) -> list[str]:
    """The name that was meant, if any: one that looks like it, or that it is the beginning of."""
    begun = [name for name in known if len(said) > 2 and name.startswith(said)]
    return difflib.get_close_matches(said, known, n=1, cutoff=0.6) or begun[:1]


def _meant(value: object, known: Sequence[str], quote: str = '"') -> str:
    """`; did you mean "small"?`, if a value looks like a word that could stand there, or is one in quotes."""
    near = nearest(value.lower(), known) if isinstance(value, str) else []
    return f"; did you mean {quote}{near[0]}{quote}?" if near else ""


def _number_meant(value: object, least: int, most: int) -> str:
    """The same of a number in quotes."""
    if not isinstance(value, str) or not _NUMBER.fullmatch(value) or not least <= int(value, 0) <= most:
        return ""
    return f"; did you mean `{value}`?"


def _size_meant(size: re.Match[str]) -> str:
    """The same of a size without a unit, or with one that is written in another way: `64kib`, `64 kb` and `64K` are 64KiB."""
    near = [unit for unit in SIZE_UNITS if int(size[1]) and re.fullmatch(f"{unit[0]}(i?b|i?bytes?|ytes?)?", size[2], re.IGNORECASE)]
    return f'; did you mean "{size[1]}{near[0]}"?' if near else _number_meant(size[0], 1, keys.MOST_BYTES)


def _choice(name: str, value: object, values: tuple[str, ...], kind: str | None) -> tuple[object, str | None]:
    built = built_values(name, values, kind)
    right = alternatives(built)
    if not isinstance(value, str) or not value:
        return None, f"{_a(value)}; expected {right}"
    if value not in values:
        return None, f'"{shown(value)}" is not one of {right}{_meant(value, values)}'
    if value not in built:
        return None, f'"{value}" is not built in this version{f" for a {kind}" if (kind, name) in VALUES_NOT_BUILT_FOR else ""}; expected {right}'
    return value, None


def _whole(value: object, least: int, most: int, right: str, words: Sequence[str] = (), quote: str = "`") -> tuple[object, str | None]:
    if isinstance(value, bool) or not isinstance(value, int):
        return None, f"{_a(value)}; expected {right}{_number_meant(value, least, most) or _meant(value, words, quote)}"
    if not least <= value <= most:
        return None, f"{_number(value)} is out of range; expected {right}"
    return value, None


def _is_short(value: int) -> bool:
    return abs(value) < 10**20


def _number(value: int) -> str:
    return f"`{value}`" if _is_short(value) else f"a number of {len(str(abs(value)))} digits"


def _whole_of(value: object, least: int, most: int, unit: str, is_power_of_two: bool) -> tuple[object, str | None]:
    power = "a power of two, " if is_power_of_two else ""
    right = f"{power}{least} to {most} {unit}"
    accepted, wrong = _whole(value, least, most, right)
    if wrong is None and is_power_of_two and isinstance(accepted, int) and accepted & (accepted - 1):
        return None, f"`{accepted}` is not a power of two; expected {right}"
    return accepted, wrong


def _bytes(value: object, words: Sequence[str] = (), least: int = 1) -> tuple[object, str | None]:
    right = f'bytes as a number, or a size such as "64KiB"{_or_one_of(words)}'
    if isinstance(value, str):
        found = _SIZE.fullmatch(value)
        if not found:
            return None, f"{_a(value)} but not a size; expected {right}{_meant(value, words)}"
        if found[2] not in SIZE_UNITS:
            units = ", ".join(SIZE_UNITS)
            unit = "no unit" if not found[2] else f"the unknown unit {shown(found[2])}"
            return None, f'"{shown(value)}" has {unit}; expected one of {units}{_size_meant(found)}'
        value = int(found[1]) * SIZE_UNITS[found[2]]
    return _whole(value, least, keys.MOST_BYTES, f"{right}, from {least} byte{'' if least == 1 else 's'} to {keys.MOST_BYTES >> 30} GiB")


def _capacity(value: object, kind: str, has_names: bool) -> tuple[object, str | None]:
    names = NAMED_CAPACITIES[kind] if has_names else {}
    if isinstance(value, str) and value in names:
        return names[value], None
    if kind != "pool":
        return _bytes(value, tuple(names))
    right = f"elements as a number from 1 to {keys.MOST_ELEMENTS}{_or_one_of(tuple(names))}"
    if isinstance(value, str) and (size := _SIZE.fullmatch(value)) and size[2]:
        return None, f'"{shown(value)}" is a size, and a pool counts elements; expected {right}'
    return _whole(value, 1, keys.MOST_ELEMENTS, right, tuple(names), '"')


def _or_one_of(words: Sequence[str]) -> str:
    return f", or {alternatives(words)}" if words else ""
