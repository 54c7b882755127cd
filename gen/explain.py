"""`typedalloc explain`: every decision made for one allocator, and where it came from."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath

from gen.keys import BY_TABLE, KEYS_NOT_BUILT, Key, Table, default_of
from gen.plan import Array
from gen.run import Allocator
from gen.settings import PATTERN_OR_FLAG, Settings, notes_all, of_element
from gen.spec import Given

# What a compiler said, by name, and how each is introduced in text.
Measures = Mapping[str, int]
MEASURE_WORDS: Mapping[str, str] = {
    "sizeof_element": "sizeof(T)",
    "alignof_element": "alignof(T)",
    "sizeof_slot": "an element with its spacing",
    "padding_per_element": "of it not the element's own",
    "sizeof_allocator": "sizeof(P)",
    "most_elements": "most elements that links can name",
    "total_bytes": "all in all, at the most capacity",
    "buffer_bytes_for_1": "a buffer for a capacity of 1",
    "buffer_bytes_for_1000": "a buffer for a capacity of 1000",
}
_CHECKS_IN_WORDS: Mapping[str, str] = {
    "none": "none: a wrong pointer is undefined behaviour, as with a hand-written list",
    "bounds": "bounds: a pointer that is not one of its elements is a fault, and a corrupted link never yields an address outside it",
    "full": "full: also double frees, writes after free and past either end, staleness, wrong thread, moved or destroyed allocator",
}
_ARENA_CHECKS_IN_WORDS: Mapping[str, str] = {
    "none": "none but of positions: one of another allocator, from before a reset or from beyond the cursor is refused",
    "bounds": "bounds: also an array that is not handed out here is a fault when it is resized",
    "full": "full: also LIFO violations and stale positions exactly",
}


def as_json(allocator: Allocator, measured: Measures | None) -> dict[str, object]:
    """Everything that there is to say, for programs."""
    s, plan = allocator.settings, allocator.plan
    return {
        "prefix": plan.prefix,
        "kind": s.kind,
        "spec": s.spec.file,
        "preset": s.preset,
        "decisions": plan.decisions,
        "files": {
            "header": plan.header.name,
            "source": plan.source.name,
            "tests": None if plan.suite is None else plan.suite.name,
        },
        "runtime": list(plan.runtime),
        "keys": {table: rows for table, rows in _keys(s).items()},
        "layout": [line for line in _lines(allocator, "about") if line],
        "memory": _memory(allocator),
        "capacity": {"initial": _initial(s), "most": _most(allocator)},
        "checks": _checks(s),
        "measured": None if measured is None else dict(measured),
    }


def as_text(allocator: Allocator, measured: Measures | None) -> str:
    """The same for people."""
    s, plan = allocator.settings, allocator.plan
    spec = PurePath(s.spec.file).name
    types = ", ".join(str(of_element(element, "type")) for element in s.elements)
    lines = [f"{plan.prefix}: a {s.kind} of {types}, from {spec}", ""]
    lines += _rows(
        {
            "emitted": ", ".join(file.name for file in (plan.header, plan.source)),
            "with --tests": plan.suite.name if plan.suite is not None else "nothing more",
            "runtime": ", ".join(plan.runtime),
        }
    )
    for table, rows in _keys(s).items():
        lines += ["", "Keys of the spec itself" if table == "spec" else f"Keys of [{table}]"]
        values = {name: _shown(name, row["value"]) for name, row in rows.items()}
        width = min(max(map(len, values.values())), 40)
        lines += _rows({name: f"{values[name]:<{width}}  {row['from']}" for name, row in rows.items()})
    lines += ["", "Layout", *(f"  {line}".rstrip() for line in _lines(allocator, "about") if line), ""]
    lines += _rows(
        {
            **_memory(allocator),
            "capacity": f"{_initial(s)}, at most {_most(allocator)}",
            "checks": _checks(s),
        }
    )
    if measured is not None:
        lines += ["", "Measured with the compiler"]
        lines += _rows({_measure_words(name): str(size) for name, size in sorted(measured.items(), key=_measure_order)})
    return "\n".join(lines)


def _measure_words(name: str) -> str:
    """How a measure is introduced; of one of several elements, with its name."""
    measure, _, element = name.partition(" ")
    return MEASURE_WORDS[measure].replace("(T)", f"({element})") if element else MEASURE_WORDS[measure]


def _measure_order(measured: tuple[str, int]) -> int:
    return list(MEASURE_WORDS).index(measured[0].partition(" ")[0])


def _rows(rows: Mapping[str, str]) -> list[str]:
    width = max(map(len, rows))
    return [f"  {name:<{width}}  {text}".rstrip() for name, text in rows.items()]


def _keys(s: Settings) -> dict[str, dict[str, dict[str, object]]]:
    """Every key by table: its value, and where that came from."""
    found: dict[str, dict[str, dict[str, object]]] = {}
    tables: list[tuple[str, str, Mapping[str, Given]]] = [("spec", "spec", s.spec.keys)]
    for element in s.elements:
        name = of_element(element, "name")
        tables.append(("element", f"element {name}" if name else "element", element.keys))
    for table, title, given in (*tables, ("kind", s.kind, s.given)):
        found[title] = {}
        for key in BY_TABLE[table].values():
            if isinstance(key.type, Table) or key.name in KEYS_NOT_BUILT or s.kind not in key.kinds:
                continue
            value, source = _value(s, table, key, given)
            found[title][key.name] = {"value": list(value) if isinstance(value, tuple) else value, "from": source}
    return found


def _value(s: Settings, table: str, key: Key, keys: Mapping[str, Given]) -> tuple[object, str]:
    if table == "kind":
        return s.values[key.name], _source(s, key)
    given = keys.get(key.name)
    return (key.default, "default") if given is None else (given.value, _place(given))


def _memory(allocator: Allocator) -> dict[str, str]:
    """What an element costs, and what is kept beside it."""
    s = allocator.settings
    if s.kind == "pool":
        return {
            "free list": "a queue of links beside the elements (full checks)" if s.text("checks") == "full" else str(s.values["free_list"]),
            "link": _link(allocator),
            "an element": _per_element(allocator),
            "beside it": _beside(allocator),
        }
    least, spacing = s.values.get("min_alloc_size"), s.optional("slot_align")
    span = f"max(its bytes, {least})" if isinstance(least, int) and least > 1 else "its bytes"
    padding = ", in which a note of two words" if s.kind == "stack" and not notes_all(s) else ""
    if notes_all(s):
        padding = ", in which a note (sizeof(P_note)), and 8 guard bytes behind it"
    made = "; before an element to be dropped a note of three words" if s.flag("drop_on_reset") else ""
    return {
        "an allocation": span if spacing is None else f"{span}, rounded up to slot_align = {spacing}",
        "beside it": f"padding up to its alignment{padding}{made}",
    }


def _checks(s: Settings) -> str:
    """What is checked."""
    checks = s.text("checks")
    if s.kind == "pool":
        return _CHECKS_IN_WORDS[checks]
    noted = "; also a write past either end of an allocation" if checks == "bounds" and notes_all(s) else ""
    return _ARENA_CHECKS_IN_WORDS[checks] + noted


def _place(given: Given) -> str:
    return f"{given.file}:{given.position.line}"


def _source(s: Settings, key: Key) -> str:
    """Where the value of a key of the kind came from."""
    given = s.given.get(key.name)
    if s.text("thread_safety") not in key.modes:
        return f"no meaning with {s.text('thread_safety')}"
    if key.name == "preset" and (given.value if given is not None else key.default) != s.preset:
        return "forced on the command line"
    if given is not None:
        for kind in s.spec.kinds:
            if kind.kind == s.kind and given is kind.overrides.get(s.preset, {}).get(key.name):
                return f"forced override {_place(given)}"
        return _place(given) if given.file == s.spec.file else f"defaults {_place(given)}"
    for pattern, flag in PATTERN_OR_FLAG:
        if key.name == pattern and s.values[pattern] != default_of(key, s.preset, s.kind):
            return f"gives way to {flag}"
    if key.name == "tracking.leaks" and s.values[key.name] != default_of(key, s.preset, s.kind):
        return "gives way to checks"
    return f"preset {s.preset}" if key.by_preset else "default"


def _shown(name: str, value: object) -> str:
    """A value as a spec would say it."""
    if value is None or value in ("", []):
        return "-"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return f"0x{value:02X}" if name.endswith("_pattern") else str(value)
    if isinstance(value, list):
        return "[" + ", ".join(f'"{item}"' for item in value) + "]"
    first, _, rest = str(value).strip().partition("\n")
    return f'"{first[:57]}..."' if rest or len(first) > 60 else f'"{first}"'


def _lines(allocator: Allocator, name: str) -> tuple[str, ...]:
    lines = allocator.plan.values.get(name, ())
    return tuple(map(str, lines)) if isinstance(lines, tuple) else ()


def _arrays(allocator: Allocator) -> list[Array]:
    arrays = allocator.plan.values.get("arrays", ())
    return [array for array in arrays if isinstance(array, Array)] if isinstance(arrays, tuple) else []


def _link(allocator: Allocator) -> str:
    """How wide a link between free elements is."""
    match "indexed" if allocator.settings.text("checks") == "full" else allocator.settings.values.get("free_list"):
        case "bitmap":
            return "none: one bit for each element"
        case "indexed":
            return "4 bytes beside the element"
        case "intrusive":
            least = allocator.plan.values.get("least_link", 1)
            index = f"4 bytes, or 2 or 1 where sizeof(T) is less, and at least {least} for this capacity"
            if allocator.plan.values.get("link_bytes") == "TYPED_ADDRESS_BYTES":
                return f"an address where sizeof(T) has room for one; else {index}"
            return index
        case _:
            return "none"


def _per_element(allocator: Allocator) -> str:
    s = allocator.settings
    least = allocator.plan.values.get("least_link", 1)
    content = f"max(sizeof(T), {least})" if s.values.get("free_list") == "intrusive" else "sizeof(T)"
    if s.text("checks") == "full":
        content = "sizeof(T) and 8 guard bytes or more on each side"
    spacing = s.optional("slot_align")
    return f"{content}, rounded up to {'alignof(T)' if spacing is None else f'slot_align = {spacing}'}"


def _beside(allocator: Allocator) -> str:
    """What is kept beside the elements, for each of them."""
    arrays = _arrays(allocator)
    return ", ".join(f"{beside_bits(array)} bits {array.name.strip('_')}" for array in arrays) or "nothing"


def beside_bits(array: Array) -> int:
    """Bits that an array has for each element."""
    return 1 if array.count == "TYPED_BIT_WORDS" else {"uint64_t": 64, "uint32_t": 32, "typed_record": 192}.get(array.type, 8)


def _initial(s: Settings) -> str:
    if s.text("backing") == "buffer":
        return "what the buffer holds"
    return f"{s.number('capacity')} {'elements' if s.kind == 'pool' else 'bytes'}"


def _most(allocator: Allocator) -> str:
    s = allocator.settings
    if s.text("growth") == "chunked":
        return str(s.number("max_capacity"))
    if s.kind != "pool" or s.text("backing") == "static":
        return "what the buffer holds" if s.text("backing") == "buffer" else str(s.number("capacity"))
    return f"{allocator.plan.prefix}_MAX_CAPACITY, what links of that width and the address space can name"
