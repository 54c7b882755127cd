"""What the rest of a pool's planning asks of its settings, each asked once."""

from __future__ import annotations

from dataclasses import dataclass

from gen.plan import Array
from gen.facts import CommonFacts, mode_of
from gen.settings import Settings


@dataclass(frozen=True)
class Facts(CommonFacts):
    """What the rest of this module asks of the settings, each asked once."""

    s: Settings
    is_checked: bool
    is_full: bool  # every misuse is found; each call then has the pool to itself, whatever the mode
    has_handles: bool
    has_generations: bool  # of each slot how often it was used, which tells live from free exactly
    is_intrusive: bool
    is_bitmap: bool
    is_chunked_heap: bool
    is_virtual: bool
    is_locked: bool  # one lock around everything
    is_lock_free: bool
    is_cached: bool  # each thread keeps elements of its own
    has_drop_on_reset: bool
    knows_live: bool  # whether the pool can tell a live slot from a free one
    links_addresses: bool  # a free slot holds the address of the next; else indices lead from one to the next
    has_live_bits: bool
    is_inline: bool

    @property
    def can_trim(self) -> bool:
        return self.is_virtual or self.is_chunked_heap

    @property
    def forgets_slots(self) -> bool:
        """Whether Valgrind is to take the pool's pointer to its slots for none: the first element starts there, and is lost
        all the same when nobody else points to it."""
        return not self.is_full and not self.is_chunked_heap and self.backing != "static"

    @property
    def forgets_chunks(self) -> bool:
        """The same of chunks."""
        return not self.is_full and self.is_chunked_heap

    @property
    def notes_slots(self) -> bool:
        """Whether handing a slot out is noted for the slot itself, not only counted."""
        return self.has_live_bits or self.has_generations

    @property
    def is_counted(self) -> bool:
        """Whether live elements are counted as they come and go; links or bits tell otherwise."""
        return not self.is_walked and not self.is_shared and (not self.is_bitmap or self.s.flag("track_stats"))

    @property
    def counts_live(self) -> bool:
        """Whether a member says how many are live. With full checks it is how many are free that is counted, which tells the other:
        a count that each call changes costs a twentieth of a pair there."""
        return self.is_counted and not self.has_granted and not self.is_full

    @property
    def notes_peak(self) -> bool:
        """Whether the most that were live is told by the fewest that were free, until slots are carved or lost."""
        return self.is_full and self.s.flag("track_stats")

    @property
    def has_granted(self) -> bool:
        """Whether the monitor's allowance does for the count of what is taken, where one thread at a time uses the pool."""
        is_alone = not self.has_lock and not self.has_group and not self.is_full
        return self.is_counted and self.has_allowance and is_alone and not self.s.flag("track_stats")

    @property
    def refunds_allowance(self) -> bool:
        """Whether what comes back is allowance again: it is all that limits ask. The system is looked at again after so many
        allocations, whatever came back meanwhile."""
        return self.has_granted and self.s.text("monitor.pressure") == "none"

    @property
    def drains_late(self) -> bool:
        """Whether the pool grows before it uses what waits in quarantine."""
        return self.is_full and self.is_chunked_heap

    @property
    def is_sited(self) -> bool:
        """Whether alloc and free are told by an argument from which place they are called."""
        return self.is_full and self.has_sites

    @property
    def is_shared(self) -> bool:
        """Whether threads use the pool at once; what is slow still has a lock."""
        return self.is_lock_free or self.is_cached

    @property
    def has_lock(self) -> bool:
        return self.is_locked or self.is_shared

    @property
    def has_links(self) -> bool:
        """Whether links stand beside the slots."""
        return not self.is_intrusive and not self.is_bitmap and not self.is_cached

    @property
    def marks_live(self) -> bool:
        """Whether a lock-free pool marks the links of what it hands out, which costs a pair a twentieth: where somebody asks of
        one slot whether it is live. Only how many are is told by the list too."""
        asks = self.is_checked or self.has_leaks or self.s.flag("iterate") or self.has_drop_on_reset or self.can_trim or self.has_handles
        return self.is_lock_free and asks

    @property
    def marks_free(self) -> bool:
        """Whether taking an element back checks and marks its bit in one go."""
        return self.is_bitmap and self.is_checked and not self.has_handles

    @property
    def is_walked(self) -> bool:
        """Whether nothing is counted, and what is live is what the list does not have: the list that one would write by hand, and
        the same with its links checked. Counting costs more than checking; not beside a lock, or where dumps ask for figures."""
        lists = self.is_fenced if self.has_monitor else self.links_addresses
        return lists and not self.s.flag("track_stats") and (not self.is_checked or not (self.has_lock or self.is_listed))

    @property
    def is_fenced(self) -> bool:
        """Whether what a monitor allows is a list of its own: what may be handed out before it is asked again. Then nothing is counted
        for it on the way, and at a level above normal what comes back is set apart, so that each allocation is judged. Where a list is
        checked by counts it is not told from one that is damaged."""
        is_alone = not self.has_lock and not self.has_group
        is_counted = self.s.flag("track_stats") or self.is_listed
        return self.has_monitor and is_alone and self.links_addresses and not (self.is_checked and is_counted)

    @property
    def scrambles_links(self) -> bool:
        """Whether what a free slot holds is a link only to those who know the key: what a program writes there by mistake then
        leads outside."""
        return self.is_checked and self.is_intrusive

    @property
    def can_lose(self) -> bool:
        """Whether slots can be retired or withdrawn, and are counted then."""
        return self.has_handles or self.is_full or (self.is_checked and self.is_intrusive and not self.is_walked)

    @property
    def counts_list(self) -> bool:
        """Whether it is counted how many slots the list can have, so that one which goes on longer is damaged: a link that leads back
        into the list, or an element that came back twice, makes it a circle."""
        return self.is_checked and self.is_intrusive and self.is_counted

    @property
    def tells_unsound(self) -> bool:
        """Whether a trim, which follows the list anyway, tells of a damaged one."""
        return self.is_checked and self.is_intrusive and not self.is_shared

    @property
    def counts_given(self) -> bool:
        """Whether it is seen that more elements came back than were handed out: there, where no slot is known to be live."""
        return self.counts_list and not self.knows_live

    @property
    def reads_first(self) -> bool:
        """Whether the first free slot is read before what comes back is checked: soon after an allocation it is still in a
        register."""
        return self.is_intrusive and (self.is_checked or not self.links_addresses)

    @property
    def tells_compiler(self) -> bool:
        """Whether alloc says of what it returns that it is a slot that was handed out, so that a free in the same function does not
        look where nothing came between. That it is live is not said: a damaged link may lead to a slot that was live already.
        Worth it where the check is a comparison in the caller's own code."""
        return self.is_inline and self.is_intrusive and self.is_checked and not (self.is_chunked_heap or self.is_shared or self.is_locked)

    @property
    def counts_last(self) -> bool:
        """Whether what comes back is counted after it is linked: a pair took less time then, and more where what is counted
        is an allowance that the next allocation looks at."""
        return self.reads_first and self.links_addresses and not self.has_granted

    @property
    def counts_extra(self) -> bool:
        """Whether it is seen that more elements came back than were handed out: where it is not known what is live."""
        return self.is_cached and self.is_checked and not self.knows_live

    @property
    def uses_object(self) -> bool:
        """Whether taking an element back writes into it."""
        fills = self.s.optional("dealloc_pattern") is not None or self.s.flag("wipe_on_free")
        return fills or self.is_full or self.reads_first

    @property
    def gives_up(self) -> bool:
        """Whether an allocation may fail as it lost too many races; with full checks it loses none."""
        return self.s.text("thread_safety") == "lock-free" and self.s.number("max_retries") > 0

    @property
    def has_allowance(self) -> bool:
        """Whether a monitor counts what may be taken; a lock-free pool has a ceiling, to which it may grow, and a fenced one a list."""
        return self.has_monitor and not self.is_lock_free and not self.is_fenced

    @property
    def has_records(self) -> bool:
        """Whether something is noted of each element beside it."""
        return self.is_full or self.has_leaks or self.has_sites


def facts_of(s: Settings) -> Facts:
    is_checked, is_full = s.text("checks") != "none", s.text("checks") == "full"
    # Full checks keep links beside the elements, so that all of a free element can be watched.
    is_intrusive = s.text("free_list") == "intrusive" and not is_full
    has_handles = s.flag("handles")
    mode = mode_of(s)
    is_chunked_heap = s.text("growth") == "chunked" and s.text("backing") == "heap"
    needs_live = s.flag("iterate") or s.flag("drop_on_reset") or has_handles or s.flag("tracking.leaks")
    # An index says which note is a slot's; among chunks it is not soon told of an address.
    notes_slots = needs_live or s.flag("tracking.call_sites")
    return Facts(
        s=s,
        is_checked=is_checked,
        is_full=is_full,
        has_handles=has_handles,
        has_generations=has_handles or is_full,
        is_intrusive=is_intrusive,
        is_bitmap=s.text("free_list") == "bitmap" and not is_full,
        is_chunked_heap=is_chunked_heap,
        is_virtual=s.text("backing") == "virtual",
        is_locked=mode == "mutex",
        is_lock_free=mode == "lock-free",
        is_cached=mode == "thread-cached",
        has_drop_on_reset=s.flag("drop_on_reset"),
        knows_live=needs_live or (not is_intrusive and mode != "thread-cached"),
        links_addresses=is_intrusive and not notes_slots and not (is_checked and is_chunked_heap),
        has_live_bits=is_intrusive and needs_live and not has_handles,
        is_inline=s.flag("inline") and not is_full,
    )


def least_link_bytes(f: Facts) -> int:
    """Bytes that a link needs so that every index, and the value for none, fits. A buffer's size is not known
    here, so that its links name whatever it holds."""
    elements = most_elements(f)
    return 4 if f.backing == "buffer" or elements > 0xFFFF else 2 if elements > 0xFF else 1


def most_elements(f: Facts) -> int:
    return f.s.number("max_capacity") if f.s.text("growth") == "chunked" else f.s.number("capacity")


def arrays_of(f: Facts) -> tuple[Array, ...]:
    found = []  # those of words first: each is aligned where the one before it ends
    if f.is_full:
        found.append(Array("records_", "typed_slot_record", "TYPED_EACH", "for each carved slot where and how often it was handed out and came back, and the next free one"))
    elif f.has_records:
        found.append(Array("records_", "typed_record", "TYPED_EACH", "for each carved slot where it was handed out"))
    if f.is_bitmap:
        found.append(Array("free_", "uint64_t", "TYPED_BIT_WORDS", "a bit for each carved slot: free"))
    if f.has_live_bits:
        found.append(Array("live_", "uint64_t", "TYPED_BIT_WORDS", "a bit for each carved slot: handed out"))
    if f.has_links and not f.is_full:
        is_place = f.is_lock_free and not f.is_full
        found.append(Array("links_", "uint32_t", "TYPED_EACH", f"for each carved slot the {'place of the ' if is_place else ''}next free one"))
    if f.is_cached:
        found.append(Array("free_", "uint32_t", "TYPED_EACH", "the free slots, see free_count_"))
    if f.has_generations and not f.is_full:
        found.append(Array("generations_", "uint32_t", "TYPED_EACH", "for each slot how often it was handed out and came back"))
    if f.is_cached:
        found.append(Array("known_", "uint8_t", "TYPED_EACH", "for each carved slot whether it was ever handed out"))
    return tuple(found)


def runtime_of(f: Facts) -> tuple[str, ...]:
    needs_memory = f.backing in ("heap", "virtual") or f.s.flag("wipe_on_free")
    return (
        "base",
        *(("memory",) if needs_memory else ()),
        *(("starts",) if f.forgets_chunks or (f.forgets_slots and not f.is_virtual) else ()),
        *(("fault",) if f.is_checked or f.s.text("free_list") != "intrusive" else ()),
        *(("site", "check") if f.has_records else ()),
        *(("tracking",) if f.has_leaks else ()),
        *(("stats",) if f.s.flag("track_stats") else ()),
        *(("lock",) if f.has_lock else ()),
        *(("registry",) if f.is_listed else ()),
        *(("monitor",) if f.has_monitor else ()),
        *(("atomic",) if f.is_shared else ()),
        *(("shared_stats",) if f.is_lock_free and f.s.flag("track_stats") else ()),
        *(("thread",) if f.is_cached else ()),
    )
