"""What the planning of a bump arena or a stack asks of its settings, each asked once."""

from __future__ import annotations

from dataclasses import dataclass

from gen.facts import CommonFacts, mode_of
from gen.names import before_a_name
from gen.settings import Settings, notes_all, of_element, reports_at_end
from gen.steps import when


@dataclass(frozen=True)
class ElementFacts:
    """One element type of an arena, as templates name it in a loop."""

    name: str  # "" for a single [element]
    E: str  # what its functions end in: `_node`, or nothing
    T: str
    T_: str  # before a declarator: `struct node `, `char *`
    const_T_: str
    init: str | None
    drop: str | None
    init_returns: str
    has_context: bool
    size: int | None
    align: int | None
    number: int  # its place in the spec, from 0

    @property
    def label(self) -> str:
        """A word for it in a macro or a member."""
        return self.name or "object"


@dataclass(frozen=True)
class Facts(CommonFacts):
    """What the rest of an arena's planning asks of the settings."""

    s: Settings
    elements: tuple[ElementFacts, ...]
    is_bump: bool
    is_checked: bool
    is_full: bool
    is_noted: bool  # every block has a note before it, and each call has the arena to itself, whatever the mode
    is_chunked_heap: bool
    is_virtual: bool
    is_locked: bool
    is_lock_free: bool
    is_cached: bool  # each thread has a block of its own, and a lock is around the rest
    is_inline: bool
    drops: bool  # elements that P_new makes are dropped at reset, restore and destroy
    has_stats: bool

    @property
    def notes(self) -> bool:
        """Whether blocks, or some of them, have notes before them."""
        return self.is_noted or (not self.is_bump and not self.is_lock_free)

    @property
    def is_shared(self) -> bool:
        """Whether threads use it at once."""
        return self.is_locked or self.is_lock_free

    @property
    def is_switched(self) -> bool:
        """Whether threads allocate without a lock, and take one to go on to another chunk and to see where that is."""
        return self.is_lock_free and self.is_chunked_heap

    @property
    def has_lock(self) -> bool:
        return self.is_locked or self.is_switched or (self.is_lock_free and bool(self.dropped))

    @property
    def gives_up(self) -> bool:
        """Whether an allocation may fail because other threads were faster."""
        return self.is_lock_free and self.says_gave_up

    @property
    def has_allowance(self) -> bool:
        """Whether a monitor counts down what may be handed out: not where every thread moves one cursor, which tells as well."""
        return self.has_monitor and not self.is_lock_free

    @property
    def is_fenced(self) -> bool:
        """Whether what is allowed ends at a place, so that the cursor tells as well: where there is one cursor, and it is moved by
        one thread at a time."""
        return self.has_allowance and not self.is_cached

    @property
    def lowers_rarely(self) -> bool:
        """Whether the fence stays where it is when the cursor comes down while all is normal: a position says what is allowed there,
        whatever came back, and nobody else is told of it."""
        return self.is_fenced and not self.is_locked and not self.has_group

    @property
    def counts_returns(self) -> bool:
        """Whether what a return to a position gives back is counted all the same, as the system is looked at after so many bytes."""
        return self.lowers_rarely and self.s.text("monitor.pressure") != "none"

    @property
    def has_ceiling(self) -> bool:
        """Whether threads allocate without a lock, and without asking the monitor, up to a position."""
        return self.has_monitor and self.is_lock_free and not self.has_group

    @property
    def says_gave_up(self) -> bool:
        """Whether a program may ask how many did; where blocks have notes none do."""
        return self.mode == "lock-free" and self.s.number("max_retries") > 0

    @property
    def mode(self) -> str:
        """How threads share it, which where blocks have notes is not how that is done."""
        return self.s.text("thread_safety")

    @property
    def has_marks(self) -> bool:
        """Whether there are positions to return to: not where each thread has a block of its own."""
        return self.mode != "thread-cached"

    @property
    def notes_sites(self) -> bool:
        """Whether the note of a block says where it was allocated."""
        return self.is_noted and self.has_sites

    @property
    def looks_at_guards(self) -> bool:
        """Whether somebody who wrote past an end of a block is found."""
        return self.is_noted and self.is_checked

    @property
    def reports_beginnings(self) -> bool:
        """Whether a stale scope or frame is a fault that says where it began."""
        return self.is_full and self.has_sites

    @property
    def reports_at_end(self) -> bool:
        """Whether what is live when it ends is reported."""
        return reports_at_end(self.s)

    @property
    def pops_wait(self) -> bool:
        """Whether something may be allocated behind an element while a pop drops it: its block then waits for that to go."""
        return bool(self.dropped) and not self.is_bump

    @property
    def judges_pops(self) -> bool:
        """Whether a pop that is refused may be no fault, as another thread may have come between."""
        return self.is_full and self.is_locked and not self.is_bump

    @property
    def has_context(self) -> bool:
        return any(element.has_context for element in self.elements)

    @property
    def dropped(self) -> tuple[ElementFacts, ...]:
        """The elements that are dropped, if P_new made them."""
        return tuple(element for element in self.elements if self.drops and element.drop is not None)


def facts_of(s: Settings) -> Facts:
    mode = mode_of(s)
    return Facts(
        s=s,
        elements=_elements(s),
        is_bump=s.kind == "bump",
        is_checked=s.text("checks") != "none",
        is_full=s.text("checks") == "full",
        is_noted=notes_all(s),
        is_chunked_heap=s.text("growth") == "chunked" and s.text("backing") == "heap",
        is_virtual=s.text("backing") == "virtual",
        is_locked=mode in ("mutex", "thread-cached"),
        is_cached=mode == "thread-cached",
        is_lock_free=mode == "lock-free",
        is_inline=s.flag("inline") and not notes_all(s),
        drops=s.flag("drop_on_reset"),
        has_stats=s.flag("track_stats"),
    )


def refused(f: Facts) -> tuple[ElementFacts, ...]:
    """The elements that their init hooks may refuse, and that are given back at once or not at all."""
    waiting = f.dropped if f.pops_wait else ()
    return tuple(element for element in f.elements if element.init is not None and element.init_returns != "void" and element not in waiting)


def erases(f: Facts) -> bool:
    """Whether what is given back is overwritten."""
    return f.is_full or f.s.optional("dealloc_pattern") is not None or f.s.flag("wipe_on_free")


def least_span(f: Facts) -> int:
    """The least bytes that an allocation moves the cursor; 1 where that is its own size."""
    return f.s.number("min_alloc_size") if f.is_bump else 1


def prefetch_lines(f: Facts) -> int:
    """Cache lines to prefetch ahead of the cursor; 0 is none."""
    return f.s.number("prefetch_distance") if f.is_bump else 0


def has_wide_spans(f: Facts) -> bool:
    """Whether the cursor can move further than an allocation's own bytes."""
    return f.is_noted or f.is_lock_free or least_span(f) > 1 or f.s.optional("slot_align") is not None


def fills(f: Facts) -> bool:
    """Whether what is handed out is overwritten first."""
    return f.s.optional("alloc_pattern") is not None or f.s.flag("zero_on_alloc")


def runtime_of(f: Facts) -> tuple[str, ...]:
    """Modules of src/typed that the emitted code needs."""
    return (
        "base",
        *when(f.owns_memory or f.s.flag("wipe_on_free"), "memory"),
        *when(f.is_checked or f.has_leaks, "fault"),
        *when(f.looks_at_guards or f.has_sites, "site", "check"),
        *when(f.has_leaks, "tracking"),
        *when(f.has_stats, "stats"),
        *when(f.has_lock, "lock"),
        *when(f.is_lock_free or f.is_cached, "atomic"),
        *when(f.is_cached, "thread"),
        *when(f.is_listed, "registry"),
        *when(f.has_monitor, "monitor"),
        *when(f.is_lock_free and f.has_stats, "shared_stats"),
    )


def _elements(s: Settings) -> tuple[ElementFacts, ...]:
    found = []
    for number, element in enumerate(s.elements):
        name, type_ = str(of_element(element, "name") or ""), str(of_element(element, "type"))
        init, drop, size, align = (of_element(element, key) for key in ("init", "drop", "size", "align"))
        found.append(
            ElementFacts(
                name=name,
                E=f"_{name}" if name else "",
                T=type_,
                T_=before_a_name(type_),
                const_T_=before_a_name(f"{type_} const" if type_.endswith("*") else f"const {type_}"),
                init=None if init is None else str(init),
                drop=None if drop is None else str(drop),
                init_returns=str(of_element(element, "init_returns")),
                has_context=bool(of_element(element, "hook_context")),
                size=size if isinstance(size, int) else None,
                align=align if isinstance(align, int) else None,
                number=number,
            )
        )
    return tuple(found)
