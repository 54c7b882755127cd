"""What watches a bump arena or a stack: numbers, names, steps and parts of the monitor and the registry. None of it stands in
an arena that asks for none."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from gen.arena_facts import Facts
from gen.monitor import calm_limit, monitor_words, rules_of
from gen.names import string_literal
from gen.steps import Steps, when

_CEILING = """ *
 * Up to the ceiling the monitor has nothing to say: no limit is reached and no level begins. Every ceiling there ever was is
 * within the hard limit, and a cursor moves only from where it was compared with one; so an old ceiling, or the lower of two
 * that threads raised at once, costs at most one question more. Above it, and at any level but normal, when the ceiling is
 * 0, each request is judged for the position where the cursor stands, and taken from exactly there: of two that were
 * judged for the same bytes one finds the cursor moved, and is judged again."""
_GROUP = """ *
 * There is no ceiling (it is 0), as each request is judged by itself: its bytes are charged to the group, and taken from
 * exactly the position for which that was done. Whoever finds the cursor moved gives the charge back, and asks anew. A cursor
 * that came down gives back as many bytes as it came down by. So at any moment the group is charged what its arenas have
 * taken and what is just being asked for, and never more than its limit; and exactly what they have taken when no call runs."""
_COMMITTED = """ * Raising the ceiling releases, and reading it acquires, that the memory below it was committed; that it is allowed, it always was."""
_THERE = """ * The ceiling is read relaxed: all of the memory is there at any time, and a ceiling that was allowed once always is."""
_HELD = """
 *
 * Why the limits hold. They are held against the position, and a chunk is open only where the monitor has allowed every
 * position up to its end: so within an open chunk there is nothing to ask, and it is as if there were no monitor. Any other
 * chunk in use is held: its cursor stays closed, which refuses every thread, also one that was put to sleep with what it read
 * of that chunk when it was open or stood elsewhere. What is taken of a held chunk is under the lock alone, and so is all
 * that moves it: each request is judged for a position, and taken only from there. Going on to another chunk is where a held
 * one may be opened, and an open one held."""
_HELD_GROUP = " With a\n * group every chunk is held, so that all that is taken is charged, and all that is given back is not any more, exactly."

_JUDGED = """where the cursor stands, and take it there. NULL when it does not fit into what is left;
 * when it is refused, and then *is_over_ is set; and when the cursor was moved meanwhile, and then *lost_ is."""
_JUDGED_CHUNKED = """where it would go, and take it there. NULL when no chunk has room for it; when it is refused,
 * and then *is_over_ is set; and when others came between, and then *lost_ is."""


def goes_elsewhere(f: Facts) -> bool:
    """Whether a request that does not fit here goes on to another chunk, in which less may have to be padded."""
    return f.is_chunked_heap and not f.is_cached


def constants_monitor(f: Facts) -> dict[str, object]:
    """The rules of the monitor, what the registry says, and how the monitor bounds what is taken."""
    me, P = "bump_" if f.is_bump else "stack_", f.s.prefix
    left = f"(size_t)((uintptr_t){me}->end_ - (uintptr_t){me}->cursor_)"
    quarter = f"TYPED_LEAST({P}_left({me}) / 4, at_hand_)"
    return {
        **rules_of(f.s),
        "watched_now": f"{P}_used({me})",
        "thread_safety": f.s.text("thread_safety"),
        "spec_file": string_literal(Path(f.s.spec.file).name),
        "allowance_unit": "bytes",
        "allowance_type": "size_t",
        "make_room": "make_more_room" if f.has_allowance else "make_room",
        "more_room_arguments": "bytes_, span_, align_" if f.is_chunked_heap else "bytes_",
        "room_at_hand": f"(size_t)({me}->fence_ - (uintptr_t){me}->cursor_)" if f.is_fenced else f"TYPED_LEAST({left}, {me}->allowance_)" if f.has_allowance else left,
        "fence": f"{me}->fence_" if f.is_fenced else f"(uintptr_t){me}->end_",
        "block_most": f"TYPED_LEAST({quarter}, {me}->allowance_)" if f.has_allowance else quarter,
        # A block that was given back for a request is not taken again while that is refused for its sake.
        "fills_again": "is_last_ && block_ != NULL" if f.has_allowance else "is_last_",
        # A block that grows where it is has its note already.
        "right_behind": "0" if f.is_noted and not f.is_cached else "1",
        "const_need": "" if goes_elsewhere(f) else "const ",
        "pad_before": f"(align_ == 0 ? 0 : {P}_pad({me}, align_))" if f.is_noted else f"{P}_pad({me}, align_)",
        "behind_words": "; right behind the\n * cursor for an align_ of 0" if f.is_noted else "",
        "room_behind": f"{P}_left({me})" if f.is_virtual else left,
        "growth_cache": f"const {P}_cache *cache_, " if f.is_cached else "",
        "growth_place": f"cache_, block_, {P}_SPAN(old_bytes_)" if f.is_cached else "block_, old_bytes_",
        "and_refused": ", bool *is_refused_" if f.has_monitor else "",
        "pass_refused": ", &is_refused_" if f.has_monitor else "",
        "fits_now": "fits_" if f.is_locked and not f.is_chunked_heap else "false",
        "calm_limit": calm_limit(f.s),
        "memory_at_hand": f"typed_atomic_load(&{me}->committed_, TYPED_ACQUIRE)" if f.is_virtual else f"{me}->capacity_",
        "ceiling_order": "TYPED_ACQUIRE" if f.is_virtual else "TYPED_RELAXED",
        "one_granule": "compare-exchange" if f.has_monitor and not f.is_switched else "atomic addition",
        "beyond_words": "" if f.has_monitor else "; beyond the capacity, what tries that failed have left there",
        "raise_order": "TYPED_RELEASE" if f.is_virtual else "TYPED_RELAXED",
        "ceiling_orders": _COMMITTED if f.is_virtual else _THERE,
        "ceiling_argument": _GROUP if f.has_group else _CEILING,
        "not_allowed": "position_ != judged_ || reach_ != allowed_" if f.has_group else "position_ > judged_ + allowed_ || reach_ > judged_ + allowed_ - position_",
        "newest_end": "chunk_->base_ + start_ + old_span_" if f.is_chunked_heap else "start_ + old_span_",
        "is_elsewhere": f"{P}_chunk_taken(chunk_) != start_ + old_span_" if f.has_monitor else f"(at_ < {P}_CLOSED && TYPED_LEAST(at_, chunk_->bytes_) != start_ + old_span_)",
        "over_words": "as when it was refused, or lost too many races" if f.gives_up else "as when it was refused",
        "taken_of_chunk": f"{P}_chunk_taken(chunk_)" if f.has_monitor else "typed_atomic_load(&chunk_->cursor_, TYPED_RELAXED)",
        "refused_words": ": of more bytes than there can be, or than the monitor allows" if f.has_monitor and f.is_lock_free else " of more bytes than there can be",
        **_constants_held(f),
        **_constants_judged(f),
    }


def _constants_held(f: Facts) -> dict[str, object]:
    """Chunks that are in use and not open: with a monitor, those of which not all is allowed."""
    if not f.has_monitor:
        return {"held_argument": "", "held_or": "", "is_held_empty": "false", "closed_words": "another thread is just moving on, or has"}
    is_closed = f"at_ >= {f.s.prefix}_CLOSED"
    return {
        "held_argument": _HELD + (_HELD_GROUP if f.has_group else ""),
        "held_or": f"{is_closed} ? chunk_->held_ : ",
        "is_held_empty": f"{is_closed} && chunk_->held_ == 0",
        "closed_words": "it is held, or another thread is just moving on, or has",
    }


def _constants_judged(f: Facts) -> dict[str, object]:
    """Requests that are taken where they were judged: by a compare-exchange, or of chunks under the lock."""
    me, P = "bump_" if f.is_bump else "stack_", f.s.prefix
    flat, chunked = "position_, bytes_, reach_, align_, lost_", "position_, judgement_.allowed, bytes_, span_, align_, lost_"
    return {
        "judged_words": _JUDGED_CHUNKED if f.is_switched else _JUDGED,
        "take_judged": f"{P}_go_on({me}, {chunked})" if f.is_switched else f"{P}_cursor_take_at({me}, {flat})",
    }


def steps_monitor(f: Facts) -> dict[str, Steps]:
    """Steps of the monitor and of the registry, none of which stands anywhere without them."""
    return {
        "leave_registry": when(f.is_listed, "leave_registry"),
        "look_newest": when(not f.has_monitor, "look_newest"),
        "refused_growth": when(f.has_monitor, "refused_growth"),
        "growth_is_refused": when(f.has_monitor, "growth_is_refused"),
        **_steps_allowance(f),
        **_steps_ceiling(f),
        "restart_level": (*when(f.has_group and f.has_allowance, "refund_unused"), *when(f.has_monitor, "restart_level")),
        "refund_all": when(f.has_group, "refund_position" if f.is_lock_free else "refund_all"),
    }


def _steps_allowance(f: Facts) -> dict[str, Steps]:
    """Where what may be handed out is counted down: one thread at a time comes here."""
    cached = "_cached" if f.is_cached else ""
    is_batched = f.is_cached and f.has_group
    return {
        "allow": ("allow_group" if f.has_group else "allow_own",),
        "refund_judged": when(f.has_group, "refund_judged_shared" if f.is_lock_free else "refund_judged"),
        **{name: when(f.is_fenced, name) for name in ("fence_begin", "keep_allowance", "keep_allowance_deep", "allow_kept", "allow_kept_deep")},
        "lower_by": when(f.is_fenced, "lower_by_rarely" if f.lowers_rarely else "lower_by"),
        "keep_counted": when(f.counts_returns, "keep_allowance"),
        "allow_counted": when(f.counts_returns, "allow_kept"),
        "refund_unused": when(f.has_group and f.has_allowance, "refund_unused"),
        "settle": when(f.has_group and f.has_allowance, "settle"),
        "refund_rest": when(f.has_group and f.has_allowance, "refund_rest"),
        "ask_growth": when(f.has_allowance, f"ask_growth{cached}"),
        "ask_monitor": ("ask_monitor_batch" if is_batched else "ask_monitor",),
        # Another thread may have been allowed enough for both.
        "look_again": when(f.is_locked and not f.is_chunked_heap, "look_again_virtual" if f.is_virtual else "look_again_flat"),
        "allowed_newest": when(f.has_allowance, "allowed_newest"),
        "allowed_newest_cached": when(f.has_allowance, "allowed_newest_cached"),
        "spend_grown": when(f.has_allowance, "spend_grown"),
        "allowance_unused": when(f.has_allowance, "allowance_unused" if f.has_group else "allowance_forgotten"),
        "allowance_forgotten": when(f.has_allowance and not f.has_group, "allowance_forgotten"),
        "before_asking": when(f.has_allowance and not f.has_group, "allowance_forgotten") + when(goes_elsewhere(f) and f.has_allowance, "leave_empty_first"),
        "need_elsewhere": when(goes_elsewhere(f), "need_elsewhere"),
        "spend_block": when(f.has_allowance, "spend_block"),
        "return_allowance": when(f.has_allowance, "return_allowance"),
    }


def _steps_ceiling(f: Facts) -> dict[str, Steps]:
    """Where every thread moves the cursor by itself, and limits are held against that."""
    chunked = "_chunked" if f.is_chunked_heap else ""
    is_shared, is_charged = f.has_monitor and f.is_lock_free, f.has_group and f.is_lock_free
    is_looking = f.has_ceiling and f.s.text("monitor.pressure") != "none"
    return {
        "raise_ceiling": when(f.has_ceiling, f"raise_ceiling{chunked}"),
        "lower_ceiling": when(f.has_ceiling, "lower_ceiling"),
        "judged_fits": when(f.is_switched, "judged_fits"),
        "look_where": ("look_where_chunked" if f.is_switched else "look_where_flat",),
        "before_judged_take": (*when(f.is_switched, "refuse_unfit"), *when(f.is_virtual, "commit_judged_group" if f.has_group else "commit_judged")),
        "while_closed": ("closed_or_held" if is_shared else "closed",),
        "count_races": when(f.gives_up, "count_races"),
        "race_lost": when(f.gives_up, "race_lost"),
        "judge_growth": when(is_shared, "judge_growth"),
        "growth_refused": when(is_charged, "refund_growth"),
        "moved": when(is_charged, f"refund_moved{chunked}"),
        "begin_lower": when(is_charged, "begin_lower"),
        "lowered": (*when(is_charged, f"refund_lowered{chunked}"), *when(is_looking, "lower_ceiling")),
        "undone_before": when(is_charged, "undone_before"),
        "refund_reach": when(is_charged, "refund_reach"),
        "refund_allowed": when(is_charged, "refund_allowed"),
        "chunk_members": (*when(is_shared, "held"), *when(f.is_full, "retired_of_chunk")),
    }


def watch_words(f: Facts) -> tuple[str, ...]:
    """What is watched, and how exactly, for the reader of the header; nothing where nothing is."""
    if not f.has_monitor or not (f.is_lock_free or f.is_cached):
        return monitor_words(f.s)
    return (*monitor_words(f.s), _cached_words(f) if f.is_cached else _lock_free_words(f))


def _cached_words(f: Facts) -> str:
    P = f.s.prefix
    charged = (
        f"The group is charged for a request and a block of {P}_THREAD_BLOCK bytes at once, while that begins no level; what is left of that goes back when it is too little for a request, when an allocation fails, and at reset. "
        if f.has_group
        else ""
    )
    return (
        f"A thread's block counts as used, all of it, so that when a request is refused, other threads may have less than {P}_THREAD_BLOCK bytes each that they can still hand out. {charged}"
        "At a level above normal no more blocks are handed out: a request that does not fit into its thread's block is judged by itself, under the lock."
    )


def _lock_free_words(f: Facts) -> str:
    lowers = "a reset and a return to a position" if f.is_bump else "a pop, a reset and a return to a position"
    if f.has_group:
        lock = " under the lock, in every chunk," if f.is_switched else ""
        return f"Limits are held exactly: each allocation is judged and charged by itself,{lock} and {lowers} give back what they free."
    calm = (
        "A chunk that ends below where the next limit or level begins is used as without a monitor; in any other, and at any level but normal, each request is judged by itself under the lock, which pops and resizes there take too."
        if f.is_switched
        else "Up to where the next limit or level begins nobody is asked; above, and at any level but normal, each request is judged by itself, still without a lock."
    )
    looks = (
        f" The system is looked at after 1 MiB more at most, and after {'a reset or a return to a position' if f.is_bump else 'a reset or a return to a mark; not for what a pop gave back and is taken again'}."
        if f.s.text("monitor.pressure") != "none"
        else ""
    )
    return f"Limits are held exactly. {calm}{looks}"


def memory_parts(f: Facts) -> Iterator[str]:
    """What asks the monitor, beside the memory that it is asked about."""
    if f.has_monitor:
        yield "common/api/name.c"
        yield "lock_free/monitor/ask.c" if f.is_lock_free else "monitor/grant.c"
        if f.has_allowance and f.is_chunked_heap and not f.is_cached:
            yield "monitor/leave_empty.c"
    if f.has_allowance:
        yield f"monitor/is_growable{'_cached' if f.is_cached else ''}.c"
        yield "monitor/is_growth_refused.c"
    if f.has_allowance:
        yield "monitor/allowance.c" if f.has_group else "monitor/forget.c"


def watched_parts(f: Facts) -> dict[str, str]:
    """Templates of lock-free arenas that are others with a monitor."""
    if not f.has_monitor:
        return {}
    if f.is_switched:
        own = "lock_free/chunked"
        return {f"{own}/{name}": f"{own}/monitor/{name}" for name in ("taken.h", "open_chunk.c", "go_on.c")}
    return {f"lock_free/{name}": f"lock_free/monitor/{name}" for name in ("take_element.h", "cursor.h")}
