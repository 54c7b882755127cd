"""The phrases in the documentation of a bump arena or a stack that depend on its settings: English, and nothing
else."""

from __future__ import annotations

from gen.arena_facts import ElementFacts, Facts, erases
from gen.arena_watch import watch_words
from gen.monitor import refusal_words
from gen.settings import wrapped
from gen.steps import when

_COMMIT_AT_ONCE = """
 *
 * Threads that come here at once commit the same pages, which does no harm. The mark only goes up, and releases what
 * the system has done; reading it acquires that."""
_GOES_WITH = "Where something was allocated behind a block while its hook ran, the block goes back with that. "
_GOES_WITH_IT = "\n * Where something was allocated behind it while its hook ran, its block goes back with that."


def words_of(f: Facts) -> dict[str, object]:
    """Every phrase that an arena's templates ask for."""
    s = f.s
    chunked = s.text("growth") == "chunked"
    capacity, most = s.number("capacity"), s.number("max_capacity") if chunked else s.number("capacity")
    noun = noun_of(f)
    return {
        "noun": noun,
        "title": f"a {noun} of {_listed([element.T for element in f.elements])}.",
        "Title": f"A {noun} of {_listed([element.T for element in f.elements])}",
        "about": _about(f), "about_lines": wrapped(_about(f)),
        "exhausted_may": f"it may restore{'' if f.is_bump else ', pop'} or reset, but not give back what is being\n *        copied or resized",
        "scope": "scope" if f.is_bump else "frame",
        "Scopes": "Scopes" if f.is_bump else "Frames",
        "mark": "checkpoint" if f.is_bump else "mark",
        "Mark": "typed_checkpoint" if f.is_bump else "typed_marker",
        "example_name": "arena" if f.is_bump else "stack",
        "content": _content(f),
        "alloc_cost": (", or O(spare chunks) when a chunk is used up" if f.is_chunked_heap else "")
        + (", under the arena's lock when this thread's block is used up" if f.is_cached else f", under the {noun}'s lock" if f.is_locked else ""),
        "null_when": _null_when(f),
        "slow_words": "go on in the memory behind, get more, ask" if f.is_chunked_heap or f.is_virtual else "ask",
        "obtain_words": ", going on in the next chunk when need be" if f.is_chunked_heap else ", committing memory when need be" if f.is_virtual else "",
        "capacity_words": f"{capacity} bytes that grows to {most}" if chunked else f"{capacity} bytes",
        "capacity_note": ", once it has grown to its most" if chunked else "",
        "used_note": "; not the ends of chunks in which a larger request did not\n * fit" if f.is_chunked_heap else "",
        "usage_moment": ", of about the same moment" if f.is_lock_free or f.is_cached else ", of one moment",
        "available_note": ", in pieces that fit the chunks" if f.is_chunked_heap else "",
        "less_ends": ", and less the ends of chunks in which a larger request did not fit" if f.is_chunked_heap else "",
        "initial_words": " of the first chunk; it still grows to its most" if chunked else "",
        "capacity_bound": str(most) if chunked else "TYPED_MOST_BYTES",
        "or_lock": " or a lock" if f.has_lock else "",
        "or_lock_failed": f"; TYPED_ERR_NOMEM when a lock is not to be had, and the {noun} is as if zeroed" if f.has_lock else "",
        "or_lock_failed_too": ", or a lock is not to be had" if f.has_lock else "",
        "drop_words": f"What {new_names(f)} made is dropped first, newest first." if f.dropped else "No drop hook is run.",
        "new_names": new_names(f),
        "restore_exactness": "A position whose bytes were given back and handed out again is stale too, and both\n *         are faults."
        if f.is_full
        else "A position whose bytes were given back and\n *         handed out again is stale too."
        if f.is_noted
        else "A position whose bytes were given back and\n *         handed out again is not told apart.",
        "pop_exactness": "; when they are no allocation at all, that is a fault"
        if f.is_full and f.is_locked
        else "; when not, that is a fault"
        if f.is_full
        else ""
        if f.is_noted
        else " or, as a block is not known by itself, end where\n *         it ends, lie in one piece and start at a whole granule (a multiple of "
        + f"{s.prefix}_GRANULE)"
        if f.is_lock_free
        else " or, as a block is not known by itself, end where\n *         it ends and lie in one piece",
        "leaks_at_end_words": f"Live when the {noun} is destroyed, it is a leak." if f.reports_at_end else f"At the end of the {noun} that is no leak: what it has ends with it.",
        "report_words": " What is live then is reported as leaks." if f.reports_at_end else "",
        "less_dropped": ", but for what its end has dropped" if f.reports_at_end and f.dropped else "",
        "stale_scope": "is a fault and changes nothing" if f.is_full else "changes nothing",
        "why_locked": "full checks" if f.is_full else "`leaks`",
        "that_was_padded": "" if f.is_noted else " that was padded",
        "or_end_of_it": "" if f.is_noted else ", or the end of it",
        "pop_cost": _pop_cost(f, "blocks that go back with it"),
        "pop_made_cost": _pop_cost(f, "blocks that go back with it, or are made behind it while its hook runs"),
        "goes_with_it": _GOES_WITH_IT if f.pops_wait else "",
        "at_pop": ", and when it is popped" if not f.is_bump else "",
        "reset_cost": _lower_cost(f),
        "restore_cost": _lower_cost(f),
        "resize_checks": "An array that is not handed out here is a fault." if f.is_checked else "Nothing is checked.",
        "printf_where": "" if f.is_shared or f.is_noted or erases(f) else ", straight into the arena where it has room",
        "contains_padding": f"; padding is not{', but the note of a drop is' if f.dropped else ''}" if f.is_noted else "; padding between elements counts as handed out",
        "contains_cost": "O(allocations)." if f.is_noted else "O(chunks)." if f.is_chunked_heap else "O(1).",
        "trim_nothing_why": {
            "heap": "All of it is one block, so there is nothing to give.",
            "static": f"The memory is a part of the {noun} itself, so there is nothing to give.",
            "buffer": "The memory is the caller's, so there is nothing to give.",
        }.get(f.backing, ""),
        "commit_at_once": _COMMIT_AT_ONCE if f.is_lock_free else "",
        "commit_step_words": "a chunk at least" if chunked else "as much again as there is, and 64 KiB at least",
        "verify_padded": ", and the notes of blocks" if f.notes else "",
        "verify_cost": " and O(blocks that have notes)" if f.notes else "",
    }


def words_of_element(f: Facts, element: ElementFacts) -> dict[str, object]:
    """The phrases for one element type."""
    return {
        "and_init": "" if element.init is None else f" and run {element.init} on it",
        "or_init_failed": "" if element.init is None or element.init_returns == "void" else ",\n *         or the hook failed",
    }


def noun_of(f: Facts) -> str:
    """What the documentation calls it."""
    return "bump arena" if f.is_bump else "stack"


def new_names(f: Facts) -> str:
    """The functions whose elements are dropped."""
    return _listed([f"{f.s.prefix}_new{element.E}" for element in f.dropped], "or")


def _listed(names: list[str], conjunction: str = "and") -> str:
    if len(names) > 4:
        names = [*names[:3], f"{len(names) - 3} more"]
    return f" {conjunction} ".join(filter(None, (", ".join(names[:-1]), names[-1]))) if names else ""


def _content(f: Facts) -> str:
    if f.s.flag("zero_on_alloc"):
        return "zero"
    pattern = f.s.optional("alloc_pattern")
    return "unspecified" if pattern is None else f"0x{pattern:02X} in every byte"


def _null_when(f: Facts) -> str:
    if f.is_chunked_heap:
        return "it does not fit into what the capacity leaves or the upstream gives" + _or_else(f)
    if f.is_virtual:
        return "it does not fit into what is left, or the system commits no more memory" + _or_else(f)
    return f"it does not fit into what is left{' to this thread' if f.is_cached else ''}" + _or_else(f)


def _or_else(f: Facts) -> str:
    """What else an allocation may fail for."""
    return _or_gave_up(f) + refusal_words(f.s)


def _or_gave_up(f: Facts) -> str:
    """After how many races an allocation fails too."""
    return f", or it lost {f.s.number('max_retries')} races (max_retries)" if f.gives_up else ""


def _lower_cost(f: Facts) -> str:
    parts = []
    if f.is_noted:
        parts.append("allocations given back")
    if erases(f):
        parts.append("bytes given back")
    if f.is_chunked_heap:
        parts.append("chunks given back")
    if f.notes and not f.is_noted:
        parts.append("padded blocks given back")
    return f"O({' + '.join(parts)})." if parts else "O(1)."


def _pop_cost(f: Facts, waiting: str) -> str:
    lock = ", under the stack's lock" if f.is_locked or f.dropped and f.is_lock_free else ""
    steps = [*(["bytes given back"] if erases(f) else []), *(["elements to be dropped that were made since the last look"] if f.dropped and f.is_lock_free else []), *([waiting] if f.pops_wait else [])]
    return f"{'O(' + ' + '.join(steps) + ')' if steps else 'O(1)'}{lock}."


def _about(f: Facts) -> tuple[str, ...]:
    """What this allocator is, for the reader of its header: memory layout, threads, checks."""
    return (*_layout(f), "", _threads(f), _checks(f), *watch_words(f))


def _layout(f: Facts) -> tuple[str, ...]:
    if f.is_lock_free:
        return _layout_shared(f)
    end = "The cursor moves up past each allocation, aligned first; nothing stands beside or between allocations but that padding."
    if not f.is_bump:
        end = "The top moves up past each allocation. Only a block that needs padding has a note in that padding, by which a pop undoes it."
    if f.is_noted:
        end = "The cursor moves up past each allocation. Each has a note before it and a guard behind it, which belong to no element."
    if f.dropped:
        end += " An element to be dropped has a note before it."
    if f.is_chunked_heap:
        chunk = f.s.optional("chunk") or f.s.number("capacity")
        return (
            f"Memory: chunks of {chunk} bytes or, for a larger request, of its size, up to {f.s.number('max_capacity')} bytes in all:",
            "`[chunk: links, taken ... | cursor, free ... | end] [spare chunk] ...`",
            end,
        )
    return (f"Memory, {_where(f)}:", "`[begin, taken ... | cursor, free ... | end]`", end)


def _layout_shared(f: Facts) -> tuple[str, ...]:
    granule = f"{f.s.prefix}_GRANULE"
    dropped = " An element to be dropped has a note before it." if f.dropped else ""
    if f.is_switched:
        chunk = f.s.optional("chunk") or f.s.number("capacity")
        return (
            f"Memory: chunks of {chunk} bytes or, for a larger request, of its size, up to {f.s.number('max_capacity')} bytes in all:",
            "`[chunk: cursor, links, taken ... | free ... | end] [spare chunk] ...`",
            f"The cursor of the chunk in use moves up past each allocation, by a multiple of {granule}; every chunk is a whole number of those. "
            f"Nothing stands beside or between allocations.{dropped}",
        )
    end = f"The cursor moves up past each allocation, by a multiple of {granule}; a capacity is a whole number of those. Nothing stands beside or between allocations.{dropped}"
    return (f"Memory, {_where(f)}:", "`[begin, taken ... | cursor, free ... | end]`", end)


def _where(f: Facts) -> str:
    return {
        "heap": "one block from the upstream",
        "virtual": "reserved address space, committed as it is used",
        "static": f"a member of the {noun_of(f)}",
        "buffer": "the caller's buffer",
    }[f.backing]


def _threads(f: Facts) -> str:
    if f.is_cached:
        return _threads_cached(f)
    if f.is_locked:
        return " ".join((
            f"Threads: any thread may call anything but init, destroy, reset and what sets something; one lock a {noun_of(f)}, held through fork.",
            *_why_locked(f),
            "What one gives back by a position is everything above it, whoever took it."
            if f.has_marks
            else "There are no checkpoints and no scopes, as what lies above a position is everybody's.",
        ))
    if f.is_lock_free:
        return _threads_shared(f)
    if f.is_full:
        return f"Threads: the one that made it, until {f.s.prefix}_rebind_thread hands it on; a call by another is a fault."
    return "Threads: one at a time; the caller excludes others."


def _why_locked(f: Facts) -> tuple[str, ...]:
    """Why there is one lock, in whichever mode."""
    if f.is_full:
        return ("Full checks take it in every mode, so that what they report is what happened.",)
    return ("With `leaks` that is so in every mode, as each allocation is entered in a list.",) if f.is_noted else ()


def _threads_cached(f: Facts) -> str:
    """Who may call what when, where each thread has a block of its own."""
    P = f.s.prefix
    return (
        "Threads: any thread may call anything but init, destroy, reset, reset_stats and what sets something, during which nobody else may be using it. Each takes "
        f"blocks of {P}_THREAD_BLOCK bytes, and hands them out by itself: no lock, no atomic addition, no wait. Blocks come from the arena under its lock, held through fork; a "
        "request of more than half a block comes straight from there. A block is never more than a quarter of what was left, so that what other threads hold back when an "
        f"allocation gives NULL is less than {P}_THREAD_BLOCK each. What a thread has left of its block when it takes another is padding; at its end it goes back if nothing lies "
        "behind it. There are no checkpoints and no scopes, as what lies above a position is everybody's: use an arena for each part of the work, and reset it, or thread_safety = "
        '"lock-free", or "mutex". Figures look at every thread, and are exact when no other is using the arena.'
    )


def _threads_shared(f: Facts) -> str:
    """Who may call what when, without a lock."""
    mark, scope = ("checkpoint", "scope") if f.is_bump else ("mark", "frame")
    retries = (
        f"An allocation that loses {f.s.number('max_retries')} races gives NULL, and is counted by {f.s.prefix}_gave_up. "
        if f.gives_up
        else "No allocation fails because of another thread. "
    )
    order = (
        ""
        if f.is_bump
        else "Last in, first out, among threads: the newest is the newest of all threads, and a pop succeeds if and only if its block is that at the moment of the pop; what is below waits for its turn. "
    )
    waits = "no allocation waits for another thread, but of one whose init hook fails" if f.dropped else "no thread waits for another"
    if f.is_switched:
        waits = (
            f"within a chunk no thread waits for another. Going on to another chunk, {mark}s, going back to one and figures are under a lock, held through fork; the upstream is asked with "
            "nothing held, and what several threads get at once is used one after the other. A spare chunk that was in use and makes way for a larger one is freed at the next reset, trim or destroy"
        )
    drops = (
        f"What {new_names(f)} makes is listed without a lock; {f.s.prefix}_restore, reset and destroy take it off under one{'' if f.is_bump else ', where a pop marks it'}, and run the hooks with nothing held; "
        f"{'a resize in place looks' if f.is_bump else 'pops and resizes in place look'} there whether they may. "
        f"{'' if f.is_bump else _GOES_WITH}"
        if f.dropped
        else ""
    )
    return (
        f"Threads: any may allocate, resize{'' if f.is_bump else ', pop'} and ask for figures at any time; {waits}. {retries}{order}{drops}"
        f"Nobody else may be using it during init, destroy, reset, trim and what sets something. Going back to a {mark}, and so the end of a {scope}, gives back everything above it, "
        "whoever took it: nobody may be using that any more; otherwise it may be done at any time. Figures of one call are of about the same moment, and exact when no other thread is using it."
    )


def _checks(f: Facts) -> str:
    """What is checked, sentence by sentence."""
    if f.is_full:
        stale = "a position that is stale in any way or of another allocator, " if f.has_marks else ""
        order = "" if f.is_bump else "a pop of what is not the newest, "
        faults = f"{stale}{order}a write past either end of an allocation (found when it is given back, resized or verified), a write to what was given back (found when it is handed out again or verified), and a resize of an array that is not from here are faults."
        return (
            f"Checks: every allocation is recorded. {faults[0].upper()}{faults[1:]} "
            f"So is every call of a {noun_of(f)} that was destroyed or copied elsewhere, which gives nothing: NULL, 0, false or TYPED_ERR_INVALID."
        )
    writes = f.looks_at_guards
    stale = "that is stale in any way or of another allocator" if f.is_noted else "of another allocator, from before a reset or from beyond the cursor"
    said = (
        *when(writes, "A write past either end of an allocation is a fault (found when it is given back, resized or verified), and so is a resize of an array that is not from here."),
        *when(f.is_checked and not writes, "An array that is not from here is a fault when it is resized."),
        *when(f.has_marks, f"A position {stale} is refused."),
        *when(not f.is_checked, "Nothing else is checked." if f.has_marks else "Nothing is checked."),
    )
    return f"Checks: {said[0][0].lower()}{' '.join(said)[1:]}"
