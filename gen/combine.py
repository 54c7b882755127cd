"""Combinations of keys that cannot be sound, each an error that says why and what would be right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gen.keys import BY_TABLE, MOST_LISTED
from gen.monitor import is_monitored
from gen.positions import Position
from gen.settings import PATTERN_OR_FLAG, Settings, notes_all, of_element
from gen.spec import Element, Given, Problem

# The key to blame, the other keys that the rule looked at, and what is wrong.
Finding = tuple[str, tuple[str, ...], str]


def problems_of(settings: Settings) -> list[Problem]:
    """Everything wrong with how the keys of one allocator go together. A rule about a key whose value was
    refused says nothing: that has been said already."""
    found = [(settings.given, settings.position, finding) for finding in _unsound(settings)]
    for element in settings.elements:
        found += [(element.keys, element.position, finding) for finding in _unsound_element(settings, element)]
    return [
        _at(settings, keys, position, key, text)
        for keys, position, (key, others, text) in found
        if settings.refused.isdisjoint((key, *others))
    ]


def _at(settings: Settings, keys: Mapping[str, Given], position: Position, key: str, text: str) -> Problem:
    """A problem, placed at the key that it is about, or at the table where nobody wrote the key."""
    for owner in (keys, settings.given):
        if key in owner:
            given = owner[key]
            return Problem(given.file, given.key_position.line, given.key_position.column, text)
    return Problem(settings.spec.file, position.line, position.column, text)


def _unsound(s: Settings) -> Iterator[Finding]:
    yield from _threads(s)
    yield from _capacity(s)
    yield from _fills(s)
    yield from _drops(s)
    yield from _limit(s)


def _unsound_element(s: Settings, element: Element) -> Iterator[Finding]:
    yield from _hooks(element)
    yield from _measures(s, element)
    yield from _names(s, element)


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
    if mode == "thread-cached" and s.text("backing") in ("static", "buffer") and not notes_all(s):
        text = (
            f'`backing = "{s.text("backing")}"` has no room for the caches of threads that are not known yet, '
            'with thread_safety = "thread-cached"; expected "heap" or "virtual"'
        )
        yield "backing", ("thread_safety",), text
    yield from _monitor(s)
    if s.kind == "pool":
        yield from _quarantine(s)
    elif mode == "lock-free" and not notes_all(s):
        yield from _lock_free_arena(s)
    free_list = s.values.get("free_list")
    if free_list in ("intrusive", "bitmap") and mode in ("lock-free", "thread-cached"):
        text = f'`free_list = "{free_list}"` would be read by one thread while another uses it, with thread_safety = "{mode}"; expected "indexed"'
        yield "free_list", ("thread_safety",), text


def _monitor(s: Settings) -> Iterator[Finding]:
    """Rules of the monitor table."""
    soft, hard = s.optional("monitor.soft_limit"), s.optional("monitor.hard_limit")
    given = [name for name in s.given if name.startswith("monitor.")]
    if not is_monitored(s):
        if given:
            yield given[0], (), "[monitor] watches nothing; add `soft_limit`, `hard_limit` or `pressure`"
        return
    if soft is not None and hard is not None and soft > hard:
        yield "monitor.soft_limit", ("monitor.hard_limit",), f"`soft_limit` = {soft} is more than `hard_limit` = {hard}; expected at most that"
    if s.number("monitor.high_percent") > s.number("monitor.critical_percent"):
        text = f"`high_percent` is more than `critical_percent` = {s.number('monitor.critical_percent')}; expected at most that"
        yield "monitor.high_percent", ("monitor.critical_percent",), text
    if s.values["monitor.group"] is not None and soft is None and hard is None:
        yield "monitor.group", (), "`group` shares limits, and there are none; add `hard_limit` or `soft_limit`, or leave it out"
    for level in ("high", "critical"):
        if f"monitor.deny_above_{level}" in s.given and s.text(f"monitor.on_{level}") != "deny":
            text = f'`deny_above_{level}` is for `on_{level} = "deny"`; add that, or leave it out'
            yield f"monitor.deny_above_{level}", (f"monitor.on_{level}",), text
    if s.text("monitor.pressure") == "none" and "monitor.interval_ms" in s.given:
        yield "monitor.interval_ms", ("monitor.pressure",), "`interval_ms` is about reading the system; add `pressure`, or leave it out"


def _quarantine(s: Settings) -> Iterator[Finding]:
    if s.text("checks") != "full" and "tracking.quarantine" in s.given and s.number("tracking.quarantine") > 0:
        text = '`quarantine` is for finding a late use of a free element, which only `checks = "full"` looks for; add that, or leave it out'
        yield "tracking.quarantine", ("checks",), text


def _lock_free_arena(s: Settings) -> Iterator[Finding]:
    """What cannot be with a cursor that every thread moves by itself, or is not built for it."""
    mode = 'thread_safety = "lock-free"'
    if s.text("backing") == "heap" and s.text("growth") == "chunked" and "max_bytes" in s.given:
        text = (
            f"`max_bytes` cannot be promised with {mode} and chunks on the heap: those that make way for a larger one stay until the next reset, "
            'as a thread may be looking at one; leave it out, or use `backing = "virtual"`'
        )
        yield "max_bytes", ("thread_safety", "backing", "growth"), text
    if s.kind == "stack":
        for name in ("wipe_on_free", "dealloc_pattern"):
            if name in s.given and s.values[name] is not False and s.values[name] is not None:
                text = f"`{name}` cannot be with {mode}: what a pop gives back is another thread's at once, and before it the pop may yet fail; leave it out"
                yield name, ("thread_safety",), text


def _capacity(s: Settings) -> Iterator[Finding]:
    backing, growth = s.text("backing"), s.text("growth")
    yield from _listed(s)
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


def _listed(s: Settings) -> Iterator[Finding]:
    """What the head of a lock-free list can name."""
    if s.kind != "pool" or s.text("thread_safety") != "lock-free" or s.text("checks") == "full":
        return
    for name in ("capacity", "max_capacity"):
        most = s.optional(name)
        if most is not None and most > MOST_LISTED:
            text = f"`{name}` = {most} is more than a lock-free list can name beside 32 bits of tag; expected at most {MOST_LISTED}"
            yield name, ("thread_safety", "checks"), text


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


def _drops(s: Settings) -> Iterator[Finding]:
    if s.flag("drop_on_reset") and all(of_element(element, "drop") is None for element in s.elements):
        text = "`drop_on_reset` runs the drop hook, and there is none; add `drop` to [element], or leave it out"
        yield "drop_on_reset", ("drop",), text


def _limit(s: Settings) -> Iterator[Finding]:
    """What lies beside the elements is the compiler's to count; when they alone are too much it is sure already."""
    limit = s.optional("max_bytes")
    if limit is None or s.text("backing") == "buffer":
        return
    most = s.number("max_capacity") if s.optional("max_capacity") is not None else s.number("capacity")
    others = ("size", "capacity", "max_capacity", "backing")
    size = s.of_element("size")
    if s.kind == "pool" and isinstance(size, int) and size * most > limit:
        text = f"`max_bytes` = {limit} is less than {most} elements of {size} bytes; raise it, or lower the capacity"
        yield "max_bytes", others, text
    if s.kind != "pool" and most > limit:
        yield "max_bytes", others, f"`max_bytes` = {limit} is less than the {most} bytes of its capacity; raise it, or lower the capacity"


def _hooks(element: Element) -> Iterator[Finding]:
    has_init, has_drop = of_element(element, "init") is not None, of_element(element, "drop") is not None
    if "init_returns" in element.keys and not has_init:
        text = "`init_returns` is about the init hook, and there is none; add `init`, or leave it out"
        yield "init_returns", ("init",), text
    if of_element(element, "hook_context") and not has_init and not has_drop:
        text = "`hook_context` is about hooks, and there are none; add `init` or `drop`, or leave it out"
        yield "hook_context", ("init", "drop"), text


def _measures(s: Settings, element: Element) -> Iterator[Finding]:
    size, align, spacing = of_element(element, "size"), of_element(element, "align"), s.optional("slot_align")
    if isinstance(align, int) and spacing is not None and spacing < align:
        text = f"`slot_align` = {spacing} would break the element's alignment of {align}; expected at least {align}"
        yield "slot_align", ("align",), text
    if isinstance(align, int) and isinstance(size, int) and size % align != 0:
        text = f"`size` = {size} is not a multiple of `align` = {align}, as it is for every C type; check both"
        yield "size", ("align",), text


def _names(s: Settings, element: Element) -> Iterator[Finding]:
    """Names of elements whose functions would be those of something else."""
    name = of_element(element, "name")
    if s.kind == "bump" and name == "bytes":
        text = f"`..._alloc_bytes` takes raw bytes, so that no element can be named `bytes`; choose another name"
        yield "name", (), text
    for other in s.elements:
        array = f"{of_element(other, 'name')}_n"
        if name is not None and name == array:
            text = f"`..._alloc_{array}` takes arrays of `{of_element(other, 'name')}`; choose another name"
            yield "name", (), text
    if s.kind != "pool" and s.flag("tracking.call_sites"):
        others = [str(of_element(other, "name")) for other in s.elements] + (["bytes"] if s.kind == "bump" else [])
        for called in (*others, *(f"{other}_n" for other in others)):
            if name == f"{called}_at":
                text = f"`..._alloc_{called}` is called through `..._alloc_{called}_at`, which says where it stands (`call_sites`); choose another name"
                yield "name", (), text
