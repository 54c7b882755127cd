"""Combinations of keys that cannot be sound, each an error that says why and what would be right."""

from __future__ import annotations

from collections.abc import Iterator

from gen.keys import BY_TABLE
from gen.settings import PATTERN_OR_FLAG, Settings
from gen.spec import Problem

# The key to blame, the other keys that the rule looked at, and what is wrong.
Finding = tuple[str, tuple[str, ...], str]


def problems_of(settings: Settings) -> list[Problem]:
    """Everything wrong with how the keys of one allocator go together. A rule about a key whose value was
    refused says nothing: that has been said already."""
    return [
        _at(settings, key, text)
        for key, others, text in _unsound(settings)
        if settings.refused.isdisjoint((key, *others))
    ]


def _at(settings: Settings, key: str, text: str) -> Problem:
    """A problem, placed at the key that it is about, or at the kind where nobody wrote the key."""
    for keys in (settings.given, settings.element.keys):
        if key in keys:
            given = keys[key]
            return Problem(given.file, given.key_position.line, given.key_position.column, text)
    return Problem(settings.spec.file, settings.position.line, settings.position.column, text)


def _unsound(s: Settings) -> Iterator[Finding]:
    yield from _threads(s)
    yield from _capacity(s)
    yield from _fills(s)
    yield from _hooks(s)
    yield from _element(s)


def _threads(s: Settings) -> Iterator[Finding]:
    mode = s.text("thread_safety")
    for key in BY_TABLE["kind"].values():
        if key.name in s.given and mode not in key.modes:
            needs = " or ".join(f'"{m}"' for m in key.modes)
            text = f'`{key.name}` has no meaning with thread_safety = "{mode}", only with {needs}; leave it out'
            yield key.name, ("thread_safety",), text
    if s.kind == "stack" and mode == "thread-cached":
        text = 'a stack has one top, of which no thread can keep a part; expected "single-threaded", "mutex" or "lock-free"'
        yield "thread_safety", (), text
    free_list = s.values.get("free_list")
    if free_list in ("intrusive", "bitmap") and mode in ("lock-free", "thread-cached"):
        text = f'`free_list = "{free_list}"` would be read by one thread while another uses it, with thread_safety = "{mode}"; expected "indexed"'
        yield "free_list", ("thread_safety",), text


def _capacity(s: Settings) -> Iterator[Finding]:
    backing, growth = s.text("backing"), s.text("growth")
    if backing == "static" and "capacity" not in s.given:
        text = '`backing = "static"` makes the storage a member, so its size must be known; add `capacity`'
        yield "backing", ("capacity",), text
    if backing == "buffer" and "capacity" in s.given:
        text = '`capacity` of `backing = "buffer"` follows from the buffer that init_buffer gets; leave it out'
        yield "capacity", ("backing",), text
    if growth == "fixed":
        for name in ("max_capacity", "chunk"):
            if name in s.given:
                text = f'`{name}` is for allocators that grow; add `growth = "chunked"`, or leave it out'
                yield name, ("growth",), text
    elif backing in ("static", "buffer"):
        text = f'`backing = "{backing}"` has no more memory to grow into; expected "heap" or "virtual", or `growth = "fixed"`'
        yield "growth", ("backing",), text
    elif "max_capacity" not in s.given:
        text = '`growth = "chunked"` needs an end to its growth; add `max_capacity`'
        yield "growth", ("max_capacity",), text
    else:
        yield from _growth(s)


def _growth(s: Settings) -> Iterator[Finding]:
    most, first, chunk = s.number("max_capacity"), s.number("capacity"), s.optional("chunk")
    if most < first:
        default = "" if "capacity" in s.given else ", its default"
        text = f"`max_capacity` = {most} is less than `capacity` = {first}{default}; expected at least that"
        yield "max_capacity", ("capacity",), text
    if chunk is not None and chunk > most:
        text = f"`chunk` = {chunk} is more than `max_capacity` = {most}; expected at most that"
        yield "chunk", ("max_capacity",), text


def _fills(s: Settings) -> Iterator[Finding]:
    for pattern, flag in PATTERN_OR_FLAG:
        if s.flag(flag) and s.optional(pattern) is not None:
            text = f"`{pattern}` and `{flag}` both fill the same bytes; keep one of them"
            yield pattern, (flag,), text


def _hooks(s: Settings) -> Iterator[Finding]:
    has_init, has_drop = s.of_element("init") is not None, s.of_element("drop") is not None
    if "init_returns" in s.element.keys and not has_init:
        text = "`init_returns` is about the init hook, and there is none; add `init`, or leave it out"
        yield "init_returns", ("init",), text
    if s.of_element("hook_context") and not has_init and not has_drop:
        text = "`hook_context` is about hooks, and there are none; add `init` or `drop`, or leave it out"
        yield "hook_context", ("init", "drop"), text
    if s.flag("drop_on_reset") and not has_drop:
        text = "`drop_on_reset` runs the drop hook, and there is none; add `drop` to [element], or leave it out"
        yield "drop_on_reset", ("drop",), text


def _element(s: Settings) -> Iterator[Finding]:
    size, align, spacing = s.of_element("size"), s.of_element("align"), s.optional("slot_align")
    if isinstance(align, int) and spacing is not None and spacing < align:
        text = f"`slot_align` = {spacing} would break the element's alignment of {align}; expected at least {align}"
        yield "slot_align", ("align",), text
    if isinstance(align, int) and isinstance(size, int) and size % align != 0:
        text = f"`size` = {size} is not a multiple of `align` = {align}, as it is for every C type; check both"
        yield "size", ("align",), text
    most, capacity = s.optional("max_bytes"), s.number("capacity")
    # What lies beside the elements is the compiler's to count; when they alone are too much it is sure already.
    elements = s.number("max_capacity") if s.optional("max_capacity") is not None else capacity
    if isinstance(size, int) and most is not None and s.kind == "pool" and s.text("backing") != "buffer":
        if size * elements > most:
            text = f"`max_bytes` = {most} is less than {elements} elements of {size} bytes; raise it, or lower the capacity"
            yield "max_bytes", ("size", "capacity", "max_capacity", "backing"), text
