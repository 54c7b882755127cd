"""docs/spec-reference.md, written from the table of keys: `python3 -m gen.reference > docs/spec-reference.md`."""

from __future__ import annotations

from gen import keys, names
from gen.keys import BY_TABLE, KEYS_NOT_BUILT, KINDS, NAMED_CAPACITIES, PRESETS, SIZE_UNITS, VALUES_NOT_BUILT, VALUES_NOT_BUILT_FOR, Key
from gen.schema import default_words
from gen.values import built_values

_EXAMPLE = """\
```toml
name    = "conn"
headers = ["conn.h", "<stdint.h>"]
doc     = "One accepted connection."

[element]
type = "struct conn"
drop = "conn_drop"

[pool]
thread_safety = "single-threaded"
capacity      = 4096

[pool.override.debug]
alloc_pattern = 0xA5
```
"""

_ORDER = """\
## Which value holds

For each key of a kind, the first of these that says something:

1. `[KIND.override.PRESET]` of the spec, then of the file of defaults, where `--preset PRESET` forces that preset;
2. the spec's own key;
3. the file given with `--defaults FILE`: project-wide keys, a TOML file of `[pool]`, `[bump]` and `[stack]`;
4. the preset: the one forced with `--preset`, else the one that the spec names, else `production`.

A project-wide key that an allocator has no use for is passed over for it, since it is meant for others: a
`cache_size` where threads keep no caches, or a `capacity` where the caller brings a buffer. In a spec the same
is an error. `typedalloc explain SPEC` lists every key with its value and where that came from.

An override is checked in every run, also when its preset is not forced.
"""

_ERRORS = """\
## Errors

All problems of all specs are reported in one run, sorted by file and place, and nothing is written:

```
conn.toml:9:17: error: `thread_safety`: "mutx" is not one of "single-threaded", "mutex", "lock-free" or "thread-cached"; did you mean "mutex"?
```

Of TOML syntax errors, each file's first is reported. Unknown keys are errors. A file that cannot be read hides no problem of
the others: it is named behind them, and the exit status is 3, since there may be more.

| exit status | meaning |
|---|---|
| 0 | all is well |
| 1 | a spec is bad |
| 2 | the command line is wrong |
| 3 | something could not be read, written or compiled, or a file in the way is not ours to replace |
| 4 | `--check` found a file that is missing or out of date |
"""


def reference() -> str:
    """The whole page."""
    return "\n".join(
        (
            "# Spec reference\n",
            "<!-- Written from gen/keys.py: python3 -m gen.reference > docs/spec-reference.md -->\n",
            "A spec is a TOML file: a few keys, the element, and a table for each kind of allocator wanted.\n",
            _EXAMPLE,
            "An editor that knows JSON Schema checks and completes specs by `specs/spec.schema.json` (also",
            "`typedalloc schema`): put `#:schema ./spec.schema.json` into the first line.\n",
            "## At the top of the file\n",
            _table("spec"),
            "## `[element]`\n",
            _table("element"),
            f"## {_kind_titles()}\n",
            _table("kind"),
            _not_built(),
            _sizes(),
            _names(),
            _ORDER,
            _ERRORS,
        )
    )


def _kind_titles() -> str:
    return ", ".join(f"`[{kind}]`" for kind in KINDS)


def _table(table: str) -> str:
    rows = ["| key | values | default | |", "|---|---|---|---|"]
    for key in BY_TABLE[table].values():
        is_built = key.name not in KEYS_NOT_BUILT
        if is_built and any(mode in built_values("thread_safety", keys.MODES) for mode in key.modes):
            default = "required" if key.is_required else default_words(key)
            rows.append(f"| `{key.name}` | {_values(key)} | {default} | {key.doc}{_where(key)} |")
    return "\n".join(rows) + "\n"


def _where(key: Key) -> str:
    """For which of the kinds and modes that are built a key is, where that is not all of them."""
    kinds = list(KINDS)
    some = [f"[{kind}]" for kind in kinds if kind in key.kinds]
    only = f" Only in {' and '.join(some)}." if key.table == "kind" and len(some) < len(kinds) else ""
    modes = f" Only with {' or '.join(f'`{mode}`' for mode in key.modes)}." if key.modes != keys.MODES else ""
    return only + modes


def _values(key: Key) -> str:
    match key.type:
        case keys.Text(check, example):
            return f'{ {"name": "a name", "prefix": "a C identifier", "identifier": "a C function", "type": "a C type"}.get(check, "a string")}, such as `"{example}"`'
        case keys.Texts(_, example):
            return f'strings, such as `["{example}"]`'
        case keys.Prose():
            return "text"
        case keys.Flag():
            return "`true`, `false`"
        case keys.Choice(values):
            return ", ".join(f'`"{value}"`' for value in built_values(key.name, values))
        case keys.Byte():
            return "0 to 255, or `false`"
        case keys.Whole(least, most, unit, is_power_of_two):
            power = "a power of two, " if is_power_of_two else ""
            return f"{power}{_number(least)} to {_number(most)} {unit}"
        case keys.Size():
            return "a [size](#sizes)"
        case keys.Capacity(has_names):
            counts = f"1 to {keys.MOST_ELEMENTS} elements, or a [size](#sizes)"
            return f"{counts}, or a [name](#sizes)" if has_names else counts
        case keys.Table():
            return "a table"


def _number(value: int) -> str:
    exponent = value.bit_length() - 1
    return f"2^{exponent}" if exponent > 15 and value == 1 << exponent else str(value)


def _not_built() -> str:
    missing = [
        *(f'`{key} = "{value}"`' for key, values in VALUES_NOT_BUILT.items() for value in sorted(values)),
        *(f'`{key} = "{value}"` of `[{kind}]`' for (kind, key), values in VALUES_NOT_BUILT_FOR.items() for value in sorted(values)),
        *(f"`{key.name}`" for key in keys.KEYS if key.name in KEYS_NOT_BUILT),
    ]
    return f"Not built in this version, and an error that says so: {', '.join(missing)}.\n" if missing else ""


def _sizes() -> str:
    units = ", ".join(f'`"{unit}"`' for unit in SIZE_UNITS)
    header = "| | " + " | ".join(f'`"{name}"`' for name in NAMED_CAPACITIES["pool"]) + " |"
    rows = [
        f"| `[{kind}]` | " + " | ".join(_amount(kind, amount) for amount in amounts.values()) + " |"
        for kind, amounts in NAMED_CAPACITIES.items()
    ]
    return "\n".join(
        (
            "## Sizes",
            "",
            f'A size is a number of bytes, or a string of a whole number and one of the units {units}: `"64KiB"`. A pool\'s',
            f"capacities are numbers of elements, 1 to {keys.MOST_ELEMENTS}. Names stand for capacities:",
            "",
            header,
            "|---|" + "---|" * len(NAMED_CAPACITIES["pool"]),
            *rows,
            "",
        )
    )


def _amount(kind: str, amount: int) -> str:
    if kind == "pool":
        return f"{amount} elements"
    unit = max((size, unit) for unit, size in SIZE_UNITS.items() if amount % size == 0)
    return f"{amount // unit[0]} {unit[1]}"


def _names() -> str:
    return "\n".join(
        (
            "## Names",
            "",
            "What is emitted for a kind starts with `typed_<kind>_<name>`, or with `prefix`. Every emitted identifier is",
            f"checked: at most {names.LONGEST_IDENTIFIER} characters, none reserved by C, C++ or POSIX (`__`, a trailing `_t`, keywords, what their",
            "libraries have, such as `SIZE_MAX`, and forms that are theirs, such as `pthread`), and none that another allocator",
            "of the run or the spec's own types and hooks have.",
            "",
            "Text from a spec never becomes code. Types, headers and hooks are checked against small grammars; `doc` may",
            "hold anything and is escaped. An array, a function type or a struct that ends in a flexible array cannot be an",
            "element: wrap an array in a struct, name a function pointer with a typedef.",
            "",
            f"Presets: {', '.join(f'`{preset}`' for preset in PRESETS)}.",
            "",
        )
    )


if __name__ == "__main__":
    print(reference(), end="")
