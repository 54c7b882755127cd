"""Every key that a spec can have: the one table from which the validator, the JSON Schema, the spec
reference, `explain` and the test matrix are read.

A key says where it stands, what values it takes, what it is when the spec is silent, for which kinds and
modes it is legal, and its sentence of documentation. Adding a key means adding a row here and using the
decision in a plan; nothing else repeats it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

KINDS = ("pool", "bump", "stack")
PRESETS = ("production", "debug", "performance", "conservative")
MODES = ("single-threaded", "mutex", "lock-free", "thread-cached")

# What the contract names and this version does not make yet: asking for it is an error that says so.
VALUES_NOT_BUILT: Mapping[str, frozenset[str]] = MappingProxyType({})
# And for one kind only.
VALUES_NOT_BUILT_FOR: Mapping[tuple[str, str], frozenset[str]] = MappingProxyType(
    {
    }
)
KEYS_NOT_BUILT: frozenset[str] = frozenset()

SIZE_UNITS = MappingProxyType({"B": 1, "KiB": 1 << 10, "MiB": 1 << 20, "GiB": 1 << 30})
NAMED_CAPACITIES: Mapping[str, Mapping[str, int]] = MappingProxyType(
    {
        "pool": {"tiny": 16, "small": 64, "medium": 256, "large": 1024},
        "bump": {"tiny": 4 << 10, "small": 64 << 10, "medium": 1 << 20, "large": 16 << 20},
        "stack": {"tiny": 4 << 10, "small": 32 << 10, "medium": 512 << 10, "large": 8 << 20},
    }
)

# More elements than an index can name, with room for the values that mean something else.
MOST_ELEMENTS = (1 << 32) - 3
# As many as the head of a lock-free list can name beside 32 bits of tag and two that say nothing.
MOST_LISTED = (1 << 30) - 1
MOST_BYTES = 1 << 62


@dataclass(frozen=True)
class Text:
    """A string of one line, with a check of its own in names.py."""

    check: str
    example: str


@dataclass(frozen=True)
class Prose:
    """A string of any lines."""


@dataclass(frozen=True)
class Texts:
    """An array of strings, each checked."""

    check: str
    example: str


@dataclass(frozen=True)
class Flag:
    """true or false."""


@dataclass(frozen=True)
class Whole:
    """A whole number."""

    least: int
    most: int
    unit: str
    is_power_of_two: bool = False


@dataclass(frozen=True)
class Choice:
    """One of a few strings."""

    values: tuple[str, ...]


@dataclass(frozen=True)
class Byte:
    """0 to 255, or false."""


@dataclass(frozen=True)
class Size:
    """Bytes: a number, or a string with a unit."""

    least: int = 1


@dataclass(frozen=True)
class Capacity:
    """Elements for a pool, bytes for bump and stack, or one of the names."""

    has_names: bool = True


@dataclass(frozen=True)
class Table:
    """A table of keys of its own."""


ValueType = Text | Prose | Texts | Flag | Whole | Choice | Byte | Size | Capacity | Table


@dataclass(frozen=True)
class Key:
    """One key of one table of a spec."""

    table: str
    name: str
    type: ValueType
    doc: str
    default: object = None
    by_preset: Mapping[str, object] = field(default_factory=dict)
    by_kind: Mapping[tuple[str, str], object] = field(default_factory=dict)  # of a preset, where a kind differs
    default_doc: str = ""
    is_required: bool = False
    kinds: tuple[str, ...] = KINDS
    modes: tuple[str, ...] = MODES


def _preset(production: object, debug: object, performance: object, conservative: object) -> Mapping[str, object]:
    return MappingProxyType(dict(zip(PRESETS, (production, debug, performance, conservative))))


KEYS: tuple[Key, ...] = (
    # -- the spec itself
    Key("spec", "name", Text("name", "conn"), "Names everything emitted: `typed_<kind>_<name>`. A lower-case letter, then lower-case letters, digits and underscores.", is_required=True),
    Key("spec", "headers", Texts("header", "conn.h"), "Headers that declare the element's type and hooks. `<...>` stays a system include.", default=()),
    Key("spec", "doc", Prose(), "What the element is; becomes the first sentences of the emitted header.", default=""),
    # -- the element
    Key("element", "name", Text("name", "node"), "Names the element's functions where there are several elements.", kinds=("bump", "stack")),
    Key("element", "type", Text("type", "struct conn"), "The element's C type, valid as `T x;`. An array, a function or a type with a flexible array at its end cannot be an element.", is_required=True),
    Key("element", "init", Text("identifier", "conn_init"), "A function that makes an element, run by `P_new`."),
    Key("element", "drop", Text("identifier", "conn_drop"), "A function that ends an element, `void f(T *)`, run by `P_delete`."),
    Key("element", "init_returns", Choice(("bool", "zero", "void")), "What the init hook returns: `bool` (false fails `P_new`), `zero` (an int, anything but 0 fails), `void`. Checked against the real signature by the compiler.", default="bool"),
    Key("element", "hook_context", Flag(), "Hooks take a second argument, `void *`, set with `P_set_context`.", default=False),
    Key("element", "size", Whole(1, MOST_BYTES, "bytes"), "The type's size; asserted at compile time."),
    Key("element", "align", Whole(1, 1 << 30, "bytes", is_power_of_two=True), "The type's alignment; asserted at compile time."),
    # -- a kind
    Key("kind", "thread_safety", Choice(MODES), "How threads share the allocator. There is no silent choice.", is_required=True),
    Key("kind", "preset", Choice(PRESETS), "Where defaults come from.", default="production"),
    Key("kind", "backing", Choice(("heap", "virtual", "static", "buffer")), "Where memory comes from: `heap` (one block per chunk from the upstream, malloc unless told otherwise), `virtual` (address space reserved once, committed as used), `static` (a member of the allocator itself), `buffer` (the caller's).", default="heap"),
    Key("kind", "capacity", Capacity(), "Pool: elements (`lock-free`: at most 1073741823). Bump and stack: bytes. Or `tiny`, `small`, `medium`, `large`. Required for `static`, an error for `buffer`.", default="medium"),
    Key("kind", "growth", Choice(("fixed", "chunked")), "`fixed`: the capacity is all there is. `chunked`: grows by chunks up to `max_capacity`.", default="fixed"),
    Key("kind", "max_capacity", Capacity(has_names=False), "The most that a `chunked` allocator grows to, in the unit of `capacity`. Required for `chunked`."),
    Key("kind", "chunk", Capacity(has_names=False), "What a `chunked` allocator grows by, in the unit of `capacity`.", default_doc="`capacity`"),
    Key("kind", "prefix", Text("prefix", "conn_pool"), "A C identifier in place of `typed_<kind>_<name>`.", default_doc="`typed_<kind>_<name>`"),
    Key("kind", "inline", Flag(), "The fast path inline in the header, or out of line with gcc's malloc/dealloc pairing.", by_preset=_preset(True, False, True, True)),
    Key("kind", "track_stats", Flag(), "Count allocations, bytes and failures for `P_stats`.", by_preset=_preset(False, True, False, True)),
    Key("kind", "alloc_pattern", Byte(), "Fill an element with this byte when it is handed out.", by_preset=_preset(False, 0xBB, False, False), by_kind=MappingProxyType({("debug", "bump"): 0xAA, ("debug", "stack"): 0xCC}), default_doc="`false`; `debug`: 0xBB pool, 0xAA bump, 0xCC stack"),
    Key("kind", "dealloc_pattern", Byte(), "Fill an element with this byte when it comes back.", by_preset=_preset(False, 0xDD, False, False)),
    Key("kind", "checks", Choice(("none", "bounds", "full")), "`none`: nothing, the speed of a hand-written list. `bounds`: a pointer that is not one of this allocator's elements is a fault, and a corrupted link never yields an address outside it. `full`: also everything else that can be found.", by_preset=_preset("bounds", "full", "none", "bounds")),
    Key("kind", "zero_on_alloc", Flag(), "Hand elements out zeroed.", default=False),
    Key("kind", "wipe_on_free", Flag(), "Zero elements when they come back, in a way that the optimiser keeps.", default=False),
    Key("kind", "slot_align", Whole(1, 1 << 16, "bytes", is_power_of_two=True), "Spacing of elements, for example 64 against false sharing; of bump and stack, where allocations start and what they are rounded up to.", default_doc="the type's alignment"),
    Key("kind", "use_backoff", Flag(), "Wait a little longer after each lost race.", by_preset=_preset(True, True, False, True), modes=("lock-free",)),
    Key("kind", "max_retries", Whole(0, (1 << 31) - 1, "tries"), "Give up after so many lost races; 0 never does.", default=0, modes=("lock-free",)),
    Key("kind", "cache_size", Whole(1, 1 << 16, "elements"), "Elements that a thread keeps.", default=64, modes=("thread-cached",)),
    Key("kind", "min_alloc_size", Whole(1, 1 << 30, "bytes"), "The least that an allocation moves the cursor.", by_preset=_preset(1, 1, 1, 1), kinds=("bump",)),
    Key("kind", "prefetch_distance", Whole(0, 64, "cache lines"), "Prefetch so far ahead of the cursor; 0 is off.", by_preset=_preset(0, 0, 0, 0), kinds=("bump",)),
    Key("kind", "free_list", Choice(("intrusive", "bitmap", "indexed")), "Where free elements are kept: `intrusive` (a link in the free element), `bitmap` (one bit beside it, lowest address first), `indexed` (links beside it).", default="intrusive", default_doc="`intrusive`", kinds=("pool",)),
    Key("kind", "handles", Flag(), "Generation-checked handles.", default=False, kinds=("pool",)),
    Key("kind", "iterate", Flag(), "`P_foreach` visits live elements.", default=False, kinds=("pool",)),
    Key("kind", "drop_on_reset", Flag(), "Reset and destroy run the drop hook on live elements: of a pool, which then tracks them, all; of a bump arena and a stack those that `P_new` made, also at restore and when one is popped.", default=False, default_doc="`false` for pools; `true` for bump and stack with a drop hook"),
    Key("kind", "registry", Flag(), "List the allocator in the registry, see `typed/registry.h`.", default=False),
    Key("kind", "max_bytes", Size(), "The build fails when the whole allocator would need more."),
    Key("kind", "tracking.leaks", Flag(), "Find elements that are still live when the allocator ends, or when asked. Of bump and stack, which often end with what is in them, when `debug` alone turns it on (with full checks), only when asked; they take a note of each allocation, under one lock where threads share them.", by_preset=_preset(False, True, False, False)),
    Key("kind", "tracking.call_sites", Flag(), "Note where in the source each element was handed out and came back: the typed calls become macros that say where they stand.", by_preset=_preset(False, True, False, False)),
    Key("kind", "tracking.quarantine", Whole(0, 1 << 20, "elements"), "Free elements that wait before they are used again, so that a late use is found. Only with `checks = \"full\"`.", by_preset=_preset(0, 16, 0, 0), kinds=("pool",)),
    Key("kind", "monitor.soft_limit", Size(), "Bytes above which pressure is high: of live elements for a pool, up to the cursor for bump and stack."),
    Key("kind", "monitor.hard_limit", Size(), "Bytes that are never exceeded: an allocation that would is refused."),
    Key("kind", "monitor.group", Text("name", "cache"), "Allocators of one group share the limits: these are held against what all of them have."),
    Key("kind", "monitor.pressure", Choice(("none", "system", "cgroup")), "Where else to look for pressure: `system` (/proc/meminfo), `cgroup` (also version 2's memory files and PSI).", default="none"),
    Key("kind", "monitor.interval_ms", Whole(1, 3_600_000, "milliseconds"), "How old a reading of the system is when it is read again: by one thread, while others go by the last.", default=100),
    Key("kind", "monitor.high_percent", Whole(1, 100, "percent"), "Of the hard limit, and of the system's or cgroup's memory, from which on pressure is high.", default=80),
    Key("kind", "monitor.critical_percent", Whole(1, 100, "percent"), "The same for critical.", default=95),
    Key("kind", "monitor.on_high", Choice(("warn", "deny", "callback")), "What is done at high pressure: `warn` (a line on stderr when it begins), `deny` (allocations above `deny_above_high` fail), `callback` (the function set with `P_on_pressure` is called when it begins).", default="warn"),
    Key("kind", "monitor.on_critical", Choice(("warn", "deny", "callback")), "The same at critical pressure.", default="warn"),
    Key("kind", "monitor.deny_above_high", Size(least=0), "Bytes of one request that are still allowed at high pressure.", default_doc="0"),
    Key("kind", "monitor.deny_above_critical", Size(least=0), "The same at critical pressure.", default_doc="0"),
    Key("kind", "override", Table(), "`[KIND.override.PRESET]`: keys of the kind that apply when that preset is forced on the command line."),
)

BY_TABLE: Mapping[str, Mapping[str, Key]] = MappingProxyType(
    {table: {key.name: key for key in KEYS if key.table == table} for table in ("spec", "element", "kind")}
)
TOP_TABLES = ("element", *KINDS)
# Tables within a kind's: their keys have both names, `tracking.leaks`.
SUBTABLES = frozenset(name.partition(".")[0] for name in BY_TABLE["kind"] if "." in name)


def default_of(key: Key, preset: str, kind: str) -> object:
    """The value of a key that nobody set, under a preset."""
    return key.by_kind.get((preset, kind), key.by_preset[preset] if key.by_preset else key.default)
