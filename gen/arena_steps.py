"""Which statement groups stand in which function of a bump arena or a stack."""

from __future__ import annotations

from gen.arena_facts import ElementFacts, Facts, erases, fills, has_wide_spans, prefetch_lines
from gen.arena_full import steps_full
from gen.arena_members import declarations_of, members_of
from gen.arena_shared import steps_lock_free
from gen.arena_watch import steps_monitor
from gen.steps import Steps, paths_of, when


def steps_of(f: Facts) -> dict[str, object]:
    """Which statement groups stand in which function of the whole allocator."""
    s = f.s
    shared = "_shared" if f.is_lock_free else ""
    lock, unlock = when(f.is_locked or f.is_switched, "lock"), when(f.is_locked or f.is_switched, "unlock")
    failed = when(f.has_stats, "stats_fail_shared") if shared else when(f.has_stats, *lock, "stats_fail", *unlock)
    is_stack = not f.is_bump
    erase = "retire" if f.is_full else f"erase{shared}"
    steps: dict[str, Steps] = {
        "slot": declarations_of(f),
        "members": members_of(f),
        "enter": lock,
        "leave": unlock,
        "enter_take": when(f.is_locked and not f.is_cached, "lock"),
        "leave_take": when(f.is_locked and not f.is_cached, "unlock"),
        "hold": when(f.has_lock, "lock"),
        "let_go": when(f.has_lock, "unlock"),
        "sort_made": when(f.is_lock_free, "sort_made"),
        "find_made": when(f.is_switched, "find_made"),
        "look": (*when(f.is_cached, "hold_caches"), *lock),
        "look_end": (*unlock, *when(f.is_cached, "let_caches_go")),
        **_cached_steps(f),
        "on_take_bytes": (*when(f.is_lock_free, "reach_padding"), "tools_take_bytes", *when(f.is_cached and f.has_allowance, "spend_bytes"), *when(f.has_stats, "stats_take_uncached" if f.is_cached else f"stats_take_bytes{shared}"), *when(prefetch_lines(f) > 0, "prefetch_element")),
        "on_block": when(fills(f), "fill_block"),
        "on_slow_block": when(fills(f), "fill_slow_block"),
        "on_fail": failed,
        "not_taken": when(f.has_allowance and f.is_chunked_heap and not f.is_cached, "leave_empty"),
        "refuse_size": failed or ("me_unused",),
        "more_newest": when(f.is_virtual, ("commit_grown_group" if f.has_group else "commit_grown") if shared else "more_newest_cached" if f.is_cached else "more_newest"),
        **steps_lock_free(f),
        **steps_monitor(f),
        "more": when(f.is_chunked_heap or f.is_virtual, "more_allowed" if f.has_allowance else "more"),
        "forget_notes": when(f.notes, "forget_notes"),
        "forget_notes_chunk": when(f.notes, "forget_notes_chunk"),
        "erase": (*when(erases(f), f"{erase}_chunked" if f.is_chunked_heap else erase), f"tools_lower{shared}_chunked" if f.is_chunked_heap else f"tools_lower{shared}"),
        "erase_refused": (
            *when(erases(f), "erase_refused_cached" if f.is_cached else "erase_refused_shared" if f.is_switched else "erase_refused"),
            *when(f.is_cached, "tools_refused_cached"),
        ),
        "erase_whole_chunk": (*when(erases(f), "retire_whole_chunk" if f.is_full else f"erase_whole_chunk{shared}"), f"tools_lower_chunk{shared}"),
        "after_reset": when(f.is_switched, "free_aside"),
        **_tools_steps(f),
        "lower_all": when(erases(f) or f.looks_at_guards, "lower_all"),
        "newest": ("newest_exactly",) if f.is_noted else (*when(is_stack, "newest_unnoted"), *when(bool(f.dropped) and not f.is_cached, "newest_unmade")),
        "note_resized": when(f.is_noted, "tools_resized_full", "note_resized"),
        "owns_site": when(f.notes_sites, "owns_site"),
        "owns_torn": when(f.is_full, "owns_torn"),
        "owns_exactly": ("owns_block",) if f.is_full else when(f.is_noted, "owns_newest"),
        **steps_full(f),
        "before_resize": (*when(f.looks_at_guards, "check_newest"), *when(f.is_full, "look_unused_grown"), *when(erases(f), f"erase_shrunk{shared}")),
        "after_undo": when(f.s.optional("slot_align") is not None, "limit_padding"),
        "cut": when(f.is_noted, "note_cut"),
        "judge": when(f.is_noted, "judge_serial"),
        "report": when(f.looks_at_guards, "report_damage"),
        "refuse_position": when(f.is_full, "refuse_position"),
        "on_undo": when(f.has_stats, "stats_undo_cached" if f.is_cached else f"stats_undo{shared}"),
        "on_resized": when(f.has_stats, "count_resized"),
        "on_resize_newest": (*when(f.has_stats, "stats_resized_to_none"), *when(f.pops_wait and not f.is_lock_free, "give_back_ended")),
        "on_newest_set": (*when(f.is_cached and f.has_allowance, "spend_newest"), *when(f.has_stats, f"stats_newest_set{shared}"), *when(not f.is_noted, f"tools_resized{shared}")),
        "on_grow": when(fills(f), "grow_fill"),
        "mark_live": (f"mark_live{shared}" if f.has_stats else "mark_no_live",),
        "mark_serial": ("mark_serial" if f.is_noted else "mark_no_serial",),
        "return_padding": (f"return_padding{shared}",),
        "reset_padding": (f"reset_padding{shared}",),
        "overshot": when(f.is_lock_free, "overshot_virtual" if f.is_virtual else "overshot"),
        "round_capacity": when(f.is_lock_free, "round_capacity"),
        "nothing_committed": when(not f.is_lock_free, "nothing_committed"),
        "before_tries": when(f.is_lock_free and s.flag("use_backoff"), "before_tries"),
        "on_lost": when(f.is_lock_free and s.flag("use_backoff"), "back_off"),
        "before_return": (*when(f.is_lock_free, "padding_before_return"), *when(f.has_stats, f"stats_before_return{shared}")),
        "after_return": when(f.has_stats, f"stats_after_return{shared}"),
        "node_members": when(f.pops_wait, "pop"),
        "note_not_ended": when(f.pops_wait, "note_not_ended"),
        "forget_ended": when(f.pops_wait, "forget_ended"),
        "give_back_ended": when(f.pops_wait and not f.is_lock_free, "give_back_ended"),
        "drop_all": when(bool(f.dropped), "drop_all"),
        "reset_stats": when(f.has_stats, "stats_reset_cached" if f.is_cached else "stats_reset"),
        "verify": when(f.notes, "verify_notes"),
        "start": (*when(f.has_lock, "start_lock" if f.owns_memory else "start_lock_only"), *when(f.is_cached, "start_key"), *_tools_start(f), *when(f.is_full, "start_watch"), *when(f.is_listed, "enter_registry")),
        "store_name": ("store_name_listed" if f.is_listed else "store_name",),
        "stop": when(f.has_lock, "stop_lock"),
        "give_memory_back": (*when(f.is_switched, "free_aside"), *when(f.owns_memory, "give_memory_back")),
        "commit_from": ("commit_from_mark",) if f.is_lock_free else ("commit_from_end",),
        "commit_to": ("commit_to_mark",) if f.is_lock_free else (*when(f.is_fenced, "keep_allowance"), "commit_to_end", *when(f.is_fenced, "allow_kept")),
        "commit_step": ("commit_step_chunk",) if s.text("growth") == "chunked" else ("commit_step_double",),
        "whole_asserts": (
            *when(f.backing != "buffer", "assert_capacity"),
            *when(s.optional("max_bytes") is not None, f"assert_max_bytes_{_whole(f)}"),
        ),
    }
    return paths_of("arena", steps)


def steps_of_element(f: Facts, element: ElementFacts) -> dict[str, object]:
    """Which statement groups stand in the functions of one element type."""
    context = "_context" if element.has_context else ""
    is_dropped = element in f.dropped
    made = "made_" if is_dropped else ""
    shared = "_shared" if f.is_lock_free else "_cached" if f.is_cached else ""
    steps: dict[str, Steps] = {
        "on_take_element": (
            *when(f.is_lock_free or has_wide_spans(f), f"span_padding{shared}"),
            "tools_take_element",
            *when(f.has_stats, f"stats_take_element{shared}"),
            *when(prefetch_lines(f) > 0, "prefetch_element"),
        ),
        "on_alloc": when(fills(f), "fill_element"),
        "which_element": when(bool(element.name), "note_element"),
        "on_made": when(fills(f), "fill_element"),
        "run_init": when(element.init is not None, f"init_{made}{element.init_returns}{context}"),
        "refuse_made": ("refuse_waiting" if f.pops_wait else "refuse_made",),
        "run_drop": (f"drop{context}",),
        "me_unused": when(not context, "me_unused"),
        "check_array": when(f.is_checked, "check_array"),
        "asserts": (
            *when(element.size is not None, "assert_size"),
            *when(element.align is not None, "assert_align"),
            *when(f.s.optional("slot_align") is not None, "assert_slot_align"),
            *when(element.init is not None, f"assert_init_{element.init_returns}{context}"),
            *when(element.drop is not None, f"assert_drop{context}"),
        ),
    }
    return paths_of("arena", steps)


def _whole(f: Facts) -> str:
    """How the bytes of a whole arena are reckoned."""
    if f.is_chunked_heap:
        return "chunked"
    return {"static": "static", "buffer": "buffer"}.get(f.backing, "block")


def _cached_steps(f: Facts) -> dict[str, Steps]:
    """What there is beside, where each thread has a block of its own."""
    counts = f.is_cached and f.has_stats
    return {
        "on_cache_take": ("tools_take_bytes", *when(counts, "stats_take_cached"), *when(f.is_cached and prefetch_lines(f) > 0, "prefetch_element")),
        "note_peak": ("note_peaks" if f.is_cached else "note_peak",),
        "new_key": when(f.is_cached, "new_key"),
        "end_caches": when(f.is_cached, "end_caches"),
        "cache_counts": when(counts, "cache_counts"),
        "cache_members": when(bool(f.dropped), "made_end"),
        "made_ends_here": when(bool(f.dropped), "made_ends_here"),
        "forget_made_top": when(f.is_cached and bool(f.dropped), "forget_made_top"),
        "note_counts": when(counts, "note_counts"),
        "fold_counts": when(counts, "fold_counts"),
        "begin_block": when(bool(f.dropped), "begin_block"),
        "forget_counts": when(counts, "forget_counts"),
        "on_cache_set": ("tools_resized_cached", *when(counts, "cache_set_counts")),
        "on_cache_undo": when(counts, "stats_undo_cached_deep"),
    }


def _tools_start(f: Facts) -> Steps:
    """What AddressSanitizer and Valgrind are told when the memory is there; chunks and pages come later."""
    if f.is_virtual:
        return when(f.is_lock_free, "tools_start_reserved")
    return when(not f.is_chunked_heap, "tools_start")


def _tools_steps(f: Facts) -> dict[str, Steps]:
    """The same of pages that are committed, and before memory is given back."""
    lasts = "tools_stop_reserved" if f.is_lock_free else "tools_stop_virtual"
    return {
        "on_commit": when(not f.is_lock_free, "tools_committed"),
        "tools_stop": (lasts,) if f.is_virtual else when(not f.is_chunked_heap, "tools_stop"),
    }
