"""The phrases in a pool's documentation that depend on its settings: English, and nothing else."""

from __future__ import annotations

from gen.keys import MOST_LISTED
from gen.monitor import monitor_words, refusal_words
from gen.pool_facts import Facts, arrays_of, most_elements
from gen.settings import wrapped


def words_of(f: Facts) -> dict[str, object]:
    """Every phrase that a pool's templates ask for."""
    s = f.s
    chunked = s.text("growth") == "chunked"
    capacity, most = s.number("capacity"), s.number("max_capacity") if chunked else s.number("capacity")
    prefix = s.prefix
    lock_fails = " or a lock is not to be had" if f.has_lock else ""
    return {
        "title": f"a pool of {s.of_element('type')}.",
        "about": _about(f), "about_lines": wrapped(_about(f)),
        "not_free": "live or in a cache" if f.is_cached else "live",
        "exhausted_may": "it may free elements",
        "content": _content(f),
        "alloc_cost": _alloc_cost(f),
        "bulk_cost": f", under the pool's lock where this thread's cache has fewer{_growth_cost(f)}" if f.is_cached else _alloc_cost(f),
        "live_cost": _live_cost(f),
        "batch": f"up to {max(s.number('cache_size') - s.number('cache_size') // 8 - 1, 1)}",
        "find_cost": ", or O(log chunks) to find the slot" if f.is_chunked_heap and f.is_checked else "",
        "null_entries": "; NULL entries are passed over" if f.is_checked else "",
        "free_cost": _free_cost(f)
        + (", under the pool's lock" if f.is_locked else ""),
        "null_when": _null_when(f),
        "or_init_failed": " or the hook failed" if s.of_element("init_returns") != "void" else "",
        "handed_out": "of this pool, handed out now," if f.knows_live else "of this pool that was ever handed out",
        "capacity_words": f"{capacity} elements that grows to {most}" if chunked else f"{capacity} elements",
        "initial_words": " to have memory for at once; the pool still grows to its most" if chunked else "",
        "capacity_bound": str(most) if chunked else f"{prefix}_MAX_CAPACITY",
        "or_lock": " or a lock" if f.has_lock else "",
        "or_lock_failed": "; TYPED_ERR_NOMEM when a lock is not to be had, and the pool is as if zeroed" if f.has_lock else "",
        "or_lock_failed_too": lock_fails,
        "obtain_locked_says": "Hand out any slot's element, with the lock held meanwhile; NULL when there is none."
        if f.is_locked
        else "Hand out any slot's element; NULL when there is none.",
        "drop_words": f"The drop hook {s.of_element('drop')} runs on every live element first."
        if f.has_drop_on_reset
        else "No drop hook is run.",
        "reset_cost": "Elements are neither filled nor wiped. "
        + ("O(elements ever handed out)." if f.has_generations or f.has_drop_on_reset or (f.is_bitmap and f.s.flag("track_stats")) else "O(1)."),
        "reachable": ", once the pool has grown to its most" if chunked else "",
        "hidden_too": "\n * Slots that a damaged link hid count as well, until reset." if f.is_checked else "",
        "less_lost_words": " less slots that will not be handed out again" if f.can_lose else "",
        "contains_cost": "O(log chunks)." if f.is_chunked_heap else "O(1).",
        "trim_nothing_why": {
            "heap": "A fixed heap pool is one block, so there is nothing to give.",
            "static": "The memory is a part of the pool itself, so there is nothing to give.",
            "buffer": "The memory is the caller's, so there is nothing to give.",
        }.get(f.backing, ""),
        "unless_refused": "; 0 too when the system refuses" if f.is_virtual else "",
        "refused_held": "; the lock is held, and let go meanwhile" if f.is_locked else "",
        "trim_unit": "chunks" if f.is_chunked_heap else "pages",
        "commit_step_words": "a chunk at least" if chunked else "as much again as there is, and 64 KiB at least",
        "and_beside": " and what is kept beside the slots" if f.has_handles or not f.is_intrusive or f.has_live_bits else "",
    }


def _free_cost(f: Facts) -> str:
    if not f.is_chunked_heap:
        return ""
    return ", or O(log chunks) if an element is smaller than an address" if f.links_addresses else ", or O(log chunks) to find the slot"


def _live_cost(f: Facts) -> str:
    if f.is_cached:
        return "O(threads), and holds what a thread's end and fork wait for. Exact when no other thread is using the pool"
    if f.is_lock_free:
        return "O(elements ever handed out). Exact when no other thread is using the pool"
    return "O(elements ever handed out / 64)" if f.is_bitmap else "O(1)"


def _content(f: Facts) -> str:
    if f.s.flag("zero_on_alloc"):
        return "zero"
    pattern = f.s.optional("alloc_pattern")
    return "unspecified" if pattern is None else f"0x{pattern:02X} in every byte"


def _alloc_cost(f: Facts) -> str:
    lock = ", under the pool's lock" if f.is_locked else ""
    if f.is_shared:
        return " when no other thread wins every race" + _growth_cost(f)
    if f.is_bitmap:
        return ", or O(elements ever handed out / 64) when the word at hand is used up" + lock
    return _growth_cost(f) + lock


def _growth_cost(f: Facts) -> str:
    return ", or O(chunks) when the pool grows" if f.is_chunked_heap else ""


def _null_when(f: Facts) -> str:
    unusable = ", or the pool may not be used here and now, which is a fault" if f.is_full else ""
    return _where_from(f) + _held_back(f) + refusal_words(f.s) + unusable


def _held_back(f: Facts) -> str:
    """For what else than a lack of elements an allocation may fail."""
    if f.is_lock_free and f.s.number("max_retries") > 0:
        return f", or it lost {f.s.number('max_retries')} races for one"
    return ""


def _where_from(f: Facts) -> str:
    if f.is_cached:
        more = ", and the pool has its most chunks or the upstream gives no more" if f.is_chunked_heap else ", or the system commits no more memory" if f.is_virtual else ""
        return f"every element is live{', retired' if f.can_lose else ''} or in other threads' caches{more}"
    retired = " or retired" if f.is_shared and f.can_lose else ""
    if f.is_chunked_heap:
        return f"every element is live{retired}, and the pool has its most chunks or the upstream gives no more"
    if f.is_virtual:
        return f"every element is live{retired}, or the system commits no more memory"
    return f"every element is live{', retired or withdrawn' if f.can_lose else ''}"


def _about(f: Facts) -> tuple[str, ...]:
    """What this pool is, for the reader of its header: memory layout, threads, checks."""
    tracking = ("Tracking: what is still live can be reported by the place that allocated it.",) if f.has_leaks else ()
    return (*_layout(f), "", *_threads(f), _checks(f), *tracking, *monitor_words(f.s))


def _layout(f: Facts) -> tuple[str, ...]:
    called = {"records_": "records", "free_": "free bits" if f.is_bitmap else "free slots", "live_": "live bits", "links_": "links", "generations_": "generations", "known_": "slots ever handed out"}
    beside = [called[array.name] for array in arrays_of(f)]
    where = {
        "heap": "one block from the upstream",
        "virtual": "reserved address space, committed as it is used",
        "static": "a member of the pool",
        "buffer": "the caller's buffer",
    }[f.backing]
    drawing = " ".join(f"[{name}]" for name in ("slot 0", "slot 1", "...", *beside))
    listed = "by address" if f.links_addresses else "by index"
    kept = (
        "A set bit is a free slot, and the lowest is taken first."
        if f.is_bitmap
        else f"A free slot holds the link to the next free one, {listed}; the last freed is taken first."
        if f.is_intrusive
        else "Free slots are listed beside them, and in the caches of threads; the last freed is taken first."
        if f.is_cached
        else "Each slot is an element between guards. Free slots are a queue, linked beside them; the first freed is taken first."
        if f.is_full
        else "Links between free slots stand beside them; the last freed is taken first."
    )
    if f.is_chunked_heap:
        chunk = f.s.optional("chunk") or f.s.number("capacity")
        most = f.s.number("max_capacity")
        directory = " ".join(f"[{name}]" for name in ("chunk addresses", *beside))
        return (
            f"Memory: chunks of {chunk} slots, each one block from the upstream, up to {most} slots; and a directory:",
            f"`{directory}`",
            kept + " Slots never handed out are not touched.",
        )
    return (f"Memory, {where}:", f"`{drawing}`", kept + " Slots never handed out are not touched.")


def _threads(f: Facts) -> tuple[str, ...]:
    any_thread = "Threads: any thread may call anything but init, destroy, reset"
    if f.is_locked:
        full = ("Full checks take it in every mode, so that what they report is what happened.",) if f.is_full else ()
        return (f"{any_thread} and what sets something; one lock a pool, held through fork.", *full)
    if f.is_lock_free:
        return (f"{any_thread}, trim, verify and what sets something.", *_lock_free(f))
    if f.is_cached:
        return (f"{any_thread} and what sets something. An element may be freed by any thread.", *_cached(f))
    return ("Threads: one at a time; the caller excludes others.",)


def _lock_free(f: Facts) -> tuple[str, ...]:
    index, tag = tag_bits(f)
    return (
        "Lock-free: while free elements are listed or slots were never handed out, some thread always gets on; which one is not said.",
        "With the pool's lock, held through fork: an allocation that found nothing and looks once more, a bulk allocation that the list alone cannot serve, growth.",
        f"Against ABA the head has {tag} bits of tag beside {index} of index, and two that say nothing: a thread would have to sleep between two instructions for exactly "
        f"a multiple of 2^{tag} allocations, {wrap_time(tag)} at one each 10 ns, to be deceived.",
    )


def _cached(f: Facts) -> tuple[str, ...]:
    size = f.s.number("cache_size")
    share = "a quarter of the capacity" if f.s.optional("monitor.hard_limit") is None else "a quarter of what the capacity and the hard limit allow"
    return (
        f"Each thread keeps up to {size} free elements, all together at most {share}, and uses them without a lock or an atomic read-modify-write; "
        "they come from the pool and go back in batches, under its lock, which is held through fork. What a thread keeps comes back when it ends.",
        f"When an allocation fails other threads' caches hold back at most {size} elements each, and all of them at most that quarter if each has made a call "
        "since the last thread came; then what caches may hold is halved, and each thread gives back what is too much at its next call.",
        "After fork the child's pool works; what other threads had in their caches is lost to it.",
    )


def tag_bits(f: Facts) -> tuple[int, int]:
    """Bits of index and of tag in the head of a lock-free list, for the spec's capacity. Two more say nothing."""
    most = MOST_LISTED if f.backing == "buffer" else most_elements(f)
    return most.bit_length(), 62 - most.bit_length()


def wrap_time(tag: int) -> str:
    """How long so many bits of tag last at one allocation each 10 ns."""
    seconds = 2**tag / 1e8
    for unit, size in (("years", 365.25 * 86400), ("days", 86400), ("hours", 3600), ("minutes", 60)):
        if seconds >= 2 * size:
            return f"{seconds / size:,.0f} {unit}"
    return f"{seconds:.0f} seconds"


def _checks(f: Facts) -> str:
    if not f.is_checked:
        return "Checks: none."
    if f.is_full:
        return (
            "Checks: every misuse that can be found is a fault: a pointer freed twice or not from this pool, a write past either end of an element or "
            "after it was freed, a pool that was moved or destroyed" + ("" if f.has_lock else ", or used by a second thread") + "."
        )
    link = " A damaged link is a fault and never leads outside the pool." if f.is_intrusive else ""
    twice = "freed twice or " if f.knows_live else ""
    extra = " So is it when more comes back than was handed out, as one came back twice." if f.counts_extra else ""
    return f"Checks: a pointer {twice}not from this pool is a fault when it is freed.{extra}{link}"
