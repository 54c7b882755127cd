"""Every key of one allocator with the value that holds, and where that value came from.

Order: the override of a preset forced on the command line, the spec's own key, the file of project-wide
keys, the preset.
"""

from __future__ import annotations

import hashlib
import json
import textwrap
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from gen.keys import BY_TABLE, MODES, NAMED_CAPACITIES, default_of
from gen.names import comment_lines
from gen.positions import Position
from gen.spec import Element, Given, KindSpec, Problem, Spec
from gen.values import alternatives, built_values


# Columns of a comment's text, behind the asterisk.
COMMENT_WIDTH = 117


@dataclass(frozen=True)
class Settings:
    """The resolved keys of one allocator."""

    spec: Spec
    kind: str
    elements: tuple[Element, ...]  # one for a pool; where a problem hides them all, one that says nothing
    preset: str
    values: Mapping[str, object]
    given: Mapping[str, Given]  # who said it, for every key that somebody set
    refused: frozenset[str]  # keys that somebody set, and not to a value: nothing is known of them
    position: Position

    @property
    def prefix(self) -> str:
        """What every emitted name starts with."""
        return str(self.values["prefix"] or f"typed_{self.kind}_{self.spec.name}")

    def text(self, name: str) -> str:
        """A key whose values are strings."""
        return str(self.values[name])

    def flag(self, name: str) -> bool:
        """A key that is true or false."""
        return bool(self.values[name])

    def number(self, name: str) -> int:
        """A key that is a number here."""
        value = self.values[name]
        if not isinstance(value, int):
            raise TypeError(f"{name} is {value!r}")
        return value

    def optional(self, name: str) -> int | None:
        """A key that is a number, or unset or `false`."""
        value = self.values[name]
        return None if value is None or value is False else self.number(name)

    @property
    def element(self) -> Element:
        """The one element of a pool; the first of several."""
        return self.elements[0]

    def of_element(self, name: str) -> object:
        """A key of [element], or its default."""
        return of_element(self.element, name)

    def decisions(self) -> str:
        """A hash of everything that decides what is emitted."""
        said = {
            "name": self.spec.name,
            "headers": _spec_value(self.spec, "headers"),
            "doc": _spec_value(self.spec, "doc"),
            "elements": [{name: of_element(element, name) for name in BY_TABLE["element"]} for element in self.elements],
            "kind": self.kind,
            "preset": self.preset,
            "values": dict(self.values),
        }
        if reports_at_end(self):
            said["reports"] = "at the end"
        return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()[:16]


def notes_all(s: Settings) -> bool:
    """Whether it is a bump arena or a stack in which every block has a note before it, which full checks and `leaks` read."""
    return s.kind != "pool" and (s.text("checks") == "full" or s.flag("tracking.leaks"))


def reports_at_end(s: Settings) -> bool:
    """Whether a bump arena or a stack reports what is live when it ends: not because a preset says `leaks`, as many are made
    to end with what is in them."""
    return s.kind != "pool" and s.flag("tracking.leaks") and "tracking.leaks" in s.given


def free_byte_of(s: Settings) -> str:
    """What fills memory that is not in use, where somebody looks whether it still does."""
    pattern = s.optional("dealloc_pattern")
    return "0x00" if s.flag("wipe_on_free") else "TYPED_FREE_BYTE" if pattern is None else f"0x{pattern:02X}"


def of_element(element: Element, name: str) -> object:
    """A key of an element, or its default."""
    given = element.keys.get(name)
    return BY_TABLE["element"][name].default if given is None else given.value


def _spec_value(spec: Spec, name: str) -> object:
    given = spec.keys.get(name)
    return BY_TABLE["spec"][name].default if given is None else given.value


def headers(spec: Spec) -> tuple[str, ...]:
    """What to include, as it stands after #include."""
    named = _spec_value(spec, "headers")
    texts = named if isinstance(named, tuple) else ()
    return tuple(text if text.startswith("<") else f'"{text}"' for text in texts)


def doc_lines(spec: Spec) -> tuple[str, ...]:
    """What the spec says of the allocator, as lines of a comment behind an empty one; nothing where it says nothing."""
    lines = comment_lines(str(spec.keys["doc"].value) if "doc" in spec.keys else "")
    return ("", *lines) if lines else ()


def wrapped(lines: Iterable[str]) -> tuple[str, ...]:
    """Lines of a comment, none of them longer than a reader's window; the empty ones stay."""
    return tuple(part for line in lines for part in textwrap.wrap(line, COMMENT_WIDTH, break_long_words=False, break_on_hyphens=False) or [""])


def resolve(
    spec: Spec, kind: KindSpec, defaults: KindSpec | None, forced_preset: str | None
) -> tuple[Settings, list[Problem]]:
    """Decide every key of one allocator. With problems the settings are good for finding more of them only."""
    elements = spec.elements or (Element({}, frozenset(), kind.position),)
    has_drop = any("drop" in element.keys for element in elements)
    forced = forced_preset or ""
    own = {**kind.keys, **kind.overrides.get(forced, {})}
    given = dict(own)
    if defaults is not None:
        over = defaults.overrides.get(forced, {})
        useful = _useful({**defaults.keys, **over}, own, has_drop)
        shared = {name: value for name, value in defaults.keys.items() if name in useful}
        over = {name: value for name, value in over.items() if name in useful}
        given = {**shared, **kind.keys, **over, **kind.overrides.get(forced, {})}
    preset = forced_preset or (str(given["preset"].value) if "preset" in given else "production")
    values: dict[str, object] = {}
    problems = []
    refused = kind.refused.union(*(element.refused for element in elements))
    for key in BY_TABLE["kind"].values():
        if kind.kind not in key.kinds:
            continue
        if key.name in given:
            values[key.name] = given[key.name].value
        else:
            values[key.name] = default_of(key, preset, kind.kind)
            if key.is_required and key.name not in refused:
                refused |= {key.name}
                at = kind.position
                problems.append(Problem(spec.file, at.line, at.column, _missing(kind.kind, key.name)))
    values["preset"] = preset
    if values["thread_safety"] is None:
        values["thread_safety"] = MODES[0]
    if "capacity" not in given:
        values["capacity"] = NAMED_CAPACITIES[kind.kind][str(BY_TABLE["kind"]["capacity"].default)]
    if "free_list" in values and "free_list" not in given and values["thread_safety"] in ("lock-free", "thread-cached"):
        values["free_list"] = "indexed"
    if "drop_on_reset" not in given and kind.kind != "pool":
        values["drop_on_reset"] = has_drop
    for pattern, flag in PATTERN_OR_FLAG:
        if pattern not in given and values[flag]:
            values[pattern] = False  # a preset's fill gives way to what the spec asks for
    if kind.kind != "pool" and values["checks"] != "full" and "tracking.leaks" not in given:
        values["tracking.leaks"] = False  # a preset's list gives way to fewer checks: it would take a note of each block
    settings = Settings(spec, kind.kind, elements, preset, values, given, refused, kind.position)
    if "dealloc_pattern" not in given and kind.kind == "stack" and values["thread_safety"] == "lock-free" and not notes_all(settings):
        values["dealloc_pattern"] = False  # see combine.py
    return settings, problems


# Two ways to fill the same bytes.
PATTERN_OR_FLAG = (("alloc_pattern", "zero_on_alloc"), ("dealloc_pattern", "wipe_on_free"))


def _missing(kind: str, name: str) -> str:
    values = getattr(BY_TABLE["kind"][name].type, "values", ())
    return f"[{kind}] has no `{name}`; add one: {alternatives(built_values(name, values))}"


def _useful(shared: Mapping[str, Given], own: Mapping[str, Given], has_drop: bool) -> set[str]:
    """Those project-wide keys that this allocator has a use for: the others were meant for others."""

    def said(name: str) -> object:
        given = own.get(name) or shared.get(name)
        return BY_TABLE["kind"][name].default if given is None else given.value

    dropped = {name for name in shared if said("thread_safety") not in (*BY_TABLE["kind"][name].modes, None)}
    if said("backing") == "buffer":
        dropped.add("capacity")
    if said("backing") in ("static", "buffer"):
        dropped.add("growth")
    if said("growth") == "fixed" or ("growth" in dropped and "growth" not in own):
        dropped |= {"max_capacity", "chunk"}
    if not has_drop:
        dropped.add("drop_on_reset")
    for pattern, flag in PATTERN_OR_FLAG:
        if pattern in own and own[pattern].value is not False:
            dropped.add(flag)
        if flag in own and own[flag].value:
            dropped.add(pattern)
    return shared.keys() - dropped
