"""Which statement groups stand in which function of a pool."""

from __future__ import annotations

from gen.pool_facts import Facts, arrays_of
from gen.pool_members import declarations_of, members_of
from gen.pool_watch import refund_all, steps_full, steps_monitor
from gen.steps import Steps, paths_of, when


def steps_of(f: Facts) -> dict[str, object]:
    """Which statement groups stand in which function."""
    s = f.s
    context = "_context" if s.of_element("hook_context") else ""
    has_stats = s.flag("track_stats")
    on_take = (
        *when(f.counts_live, "count_take"),
        *when(f.has_live_bits, "live_set"),
        *when(f.has_generations, "generation_take"),
        *when(has_stats, "stats_take_full" if f.is_full else "stats_take"),
        *when(f.is_full, "record_take"),
    )
    counts = "" if f.notes_slots else "_counts"
    counted = (*when(f.counts_live, "count_give"), *when(f.has_granted, "allow_give" if f.refunds_allowance else "count_granted_give"))
    is_shut = f.is_fenced and not f.is_checked
    on_give = (
        *when(is_shut, "shut_before"),
        *when(not f.counts_last, *counted),
        *when(f.is_full, "record_of"),
        *when(f.has_generations, "generation_give_full" if f.is_full else "generation_give"),
        *when(f.has_live_bits, "live_clear"),
        *when(f.has_group, "refund"),
        *when(f.is_full, "record_give"),
        *when(s.optional("dealloc_pattern") is not None, "fill_give"),
        *when(s.flag("wipe_on_free"), "wipe_give"),
        *when(f.is_full and s.optional("dealloc_pattern") is None and not s.flag("wipe_on_free"), "fill_free"),
        _tools_give(f),
        *when(f.has_generations, "generation_end"),
        ("link_in_address" if f.links_addresses else "link_in") if f.reads_first else "give_last" if f.is_full else "give",
        *when(is_shut, "shut_after"),
        *when(f.counts_last, *counted),
    )
    lock, unlock = when(f.has_lock, "lock"), when(f.has_lock, "unlock")
    lock_always, unlock_always = when(f.is_locked, "lock"), when(f.is_locked, "unlock")
    shared = "_shared" if f.is_shared else ""
    checked = "checked" if f.is_checked else "plain"
    if f.is_bitmap:
        relist: Steps = ("relist_bitmap", *when(f.has_handles, "relist_count_retired"))
    elif f.is_full:
        relist = ("relist_empty_full", "relist_unretired")
    elif f.has_handles:
        relist = ("relist_empty", "relist_unretired")
    else:
        relist = ("relist_list", *when(f.can_lose, "relist_none_lost"))
    on_alloc = (
        "tools_take",
        *when(f.has_records and not f.is_full, "note_taken"),
        *when(s.optional("alloc_pattern") is not None, "fill_take"),
        *when(s.flag("zero_on_alloc"), "zero_take"),
    )
    steps: dict[str, Steps] = {
        "enter": lock,
        "leave": unlock,
        "enter_fast": lock_always,
        "leave_fast": unlock_always,
        "enter_reset": lock_always,
        "leave_reset": unlock_always,
        "enter_deep": ("lock_deep",),
        "leave_deep": ("unlock_deep",),
        "set_committed": (f"set_committed{shared}",),
        "set_committed_deep": (f"set_committed{shared}_deep",),
        "on_take": on_take,
        "on_give": on_give,
        "hand_out": when(bool(on_take), f"hand_out{counts}"),
        "on_return": tuple(step for step in on_give if step not in ("give", "give_last")),
        "read_first": when(f.reads_first, "read_first"),
        "hand_out_any": when(bool(on_take), "hand_out_any" if f.is_full else f"hand_out{counts}"),
        "hand_in": (f"hand_in{how_handed_in(f)}",),
        "run_done": when(bool(on_take), f"run_hand_out{counts}"),
        "on_alloc": on_alloc,
        "when_none_is_at_hand": ("alloc_slow_known" if f.tells_compiler else "alloc_slow",),
        "on_bulk": tuple({"tools_take": "bulk_tools", "fill_take": "bulk_fill", "zero_take": "bulk_zero", "note_taken": "bulk_note"}[step] for step in on_alloc),
        "on_fail": when(has_stats, "stats_fail_shared") if f.is_lock_free else when(has_stats, *lock, "count_fail", *unlock),
        "pairing": when(not f.is_inline, "pairing", *when(f.is_sited, "pairing_at")),
        "room": (*when(f.is_checked and f.is_intrusive, "room_repair"), *when(f.is_chunked_heap or (f.is_virtual and f.is_lock_free), "room_grow"), *when(f.drains_late, "room_drain"), *when(f.is_cached, "room_recall")),
        "before_carve": (*when(f.is_fenced, "within_fence"), *when(f.is_virtual, f"commit_more{shared}")),
        "on_carve": (
            *when(f.notes_peak, "note_peak"),
            *when(f.is_bitmap, "carve_free_word"),
            *when(f.has_live_bits, "carve_live_word"),
            *when(f.has_links and not f.is_full, "carve_link"),
            *when(f.has_generations, "carve_generation"),
            *when(f.is_full, "carve_lay"),
        ),
        "carved": ("carved_address",) if f.links_addresses else ("carved_index",),
        "run_init": (f"init_{s.of_element('init_returns')}{context}",),
        "run_drop": (f"drop{context}",),
        "pool_unused": when(not context, "pool_unused"),
        "lay_out": ("lay_out_block",) if arrays_of(f) else ("lay_out_slots",),
        "start": (
            *when(not f.is_bitmap and not f.links_addresses and not f.is_shared, "start_list_full" if f.is_full else "start_head"),
            *when(f.is_lock_free, "start_lock_free"),
            *when(f.has_lock, "start_lock" if f.owns_memory else "start_lock_only"),
            *when(f.is_cached, "start_cached"),
            "tools_start" if f.can_trim else "tools_start_slots",
            *when(f.forgets_slots, f"tools_forget_{f.backing}"),
            *when(f.is_full, "start_watch"),
            *when(f.is_listed, "enter_registry"),
        ),
        "chunk_known": when(f.forgets_chunks, "tools_forget_chunk"),
        "chunk_gone": when(f.forgets_chunks, "tools_recall_chunk"),
        **steps_full(f, on_give),
        **steps_monitor(f),
        "beside_begins": ("beside_begins_page",) if f.is_virtual else ("beside_begins_word",),
        "commit_step": ("commit_step_chunk",) if s.text("growth") == "chunked" else ("commit_step_double",),
        "give_memory_back": when(f.owns_memory, "give_memory_back"),
        "stop": when(f.has_lock, "stop_lock"),
        "tools_stop": ("tools_stop_chunks" if f.is_chunked_heap else "tools_stop_slots",),
        "end_caches": when(f.is_cached, "end_caches"),
        "drop_live": when(f.has_drop_on_reset, "drop_live"),
        "leave_registry": when(f.is_listed, "leave_registry"),
        "store_name": ("store_name_listed" if f.is_listed else "store_name",),
        "report_at_end": when(f.has_leaks and not f.has_drop_on_reset, "report_at_end"),
        "note_record": (f"record_site{shared}", *when(f.has_leaks, f"record_point{shared}")),
        "new_point": ("new_point_full" if f.is_full else f"new_point{shared}",),
        "reset": (
            *when(f.notes_peak, "note_peak"),
            "tools_reset_chunks" if f.is_chunked_heap else "tools_reset_slots",
            *refund_all(f),
            *when(f.has_monitor and f.is_lock_free and not f.has_group, "forget_ceiling"),
            *when(f.has_monitor, "restart_level"),
            *when(f.is_fenced, "reset_fence", f"reset_fence_{checked}"),
            *when(has_stats and f.is_shared, "reset_stats_cached" if f.is_cached else "reset_stats_shared"),
            *when(f.has_generations, "reset_generations"),
            *when(f.is_lock_free and f.has_handles, "generations_kept"),
            *when(f.counts_live, "reset_live"),
            *when(f.has_granted, "reset_granted"),
            *when(f.can_lose, "reset_lost"),
            *when(f.drains_late, "reset_drained"),
            _reset_head(f),
        ),
        "reset_carved": when(not (f.is_cached and f.has_handles), "reset_carved"),
        "lost_first": when(f.can_lose, "lost_first_shared" if f.is_shared else "lost_first"),
        "only_odd": when(f.is_shared, "only_odd"),
        "before_lowering": (*when(f.is_lock_free and f.has_handles, "generations_kept"), *when(f.notes_peak, "note_peak")),
        "before_loss": when(f.notes_peak, "note_peak"),
        "before_loss_deep": when(f.notes_peak, "note_peak_deep"),
        "forget_peak": when(f.notes_peak, "forget_peak"),
        "lost": when(f.can_lose, "lost"),
        "scratch": ("scratch_own",) if f.backing == "heap" else ("scratch_default",),
        "relist": relist,
        "before_compact": when(f.is_cached, "flush"),
        "bisect": ("bisect_chunk",),
        "scramble": when(f.scrambles_links, "scramble_address" if f.links_addresses else "scramble_index"),
        "mark_listed": ("mark_listed_index" if not f.links_addresses else "mark_listed_fenced" if f.is_fenced and f.is_checked else "mark_listed_checked" if f.is_checked else "mark_listed", *when(f.is_fenced and not f.is_checked, "mark_listed_rest")),
        "listed_before": when(f.counts_extra, "listed_before"),
        "dropped_at_top": when(f.counts_extra, "dropped_at_top"),
        "listed_twice": when(f.counts_extra, "listed_twice", *when(f.has_group, "charge_twice")),
        "marked_none": when(f.counts_list, "marked_none"),
        "marked_one": when(f.counts_list, "marked_one"),
        "listed_soundly": (*when(f.tells_unsound and not f.is_fenced, "listed_soundly"), *when(f.counts_list, "listed_live")),
        "was_sound": when(f.tells_unsound, "was_sound"),
        "sound_so_far": when(f.tells_unsound, "sound_so_far"),
        "report_unsound": when(f.tells_unsound, "report_unsound"),
        "listed_none": when(f.can_lose or f.is_fenced, "listed_none"),
        "listed_one": when(f.can_lose or f.is_fenced, "listed_one"),
        "relisted": (*when(f.can_lose, "relisted_lost"), *when(f.is_fenced, "relisted_fenced", *when(f.is_checked, "carved_less"))),
        "carved_more": when(f.is_fenced and f.is_checked, "carved_more"),
        "carved_less": when(f.is_fenced and f.is_checked, "carved_less"),
        "known_too": when(f.tells_compiler, "known_too"),
        "head_at_hand": when(f.tells_compiler, "head_at_hand"),
        "listed_most": when(f.counts_list, "listed_most"),
        "taken_twice": when(f.counts_list, "taken_twice"),
        "cut_damaged": when(f.is_checked and f.is_intrusive, "cut_damaged"),
        "lose_unlisted": when(f.can_lose, "lose_unlisted"),
        "report_damaged": when(f.is_checked and f.is_intrusive, "report_damaged"),
        "live_rest": when(f.is_fenced, "live_rest"),
        "asserts": (
            *when(f.backing != "buffer", "assert_capacity"),
            *when(s.of_element("size") is not None, "assert_size"),
            *when(s.of_element("align") is not None, "assert_align"),
            *when(s.optional("slot_align") is not None, "assert_slot_align"),
            *when(s.optional("max_bytes") is not None, f"assert_max_bytes_{_whole(f)}"),
            *when(s.of_element("init") is not None, f"assert_init_{s.of_element('init_returns')}{context}"),
            *when(s.of_element("drop") is not None, f"assert_drop{context}"),
        ),
        "slot": declarations_of(f),
        "members": members_of(f),
        **(_steps_shared(f) if f.is_shared else {}),
    }
    return paths_of("pool", steps)


def how_handed_in(f: Facts) -> str:
    """Which of the functions that put a slot back: they take what the steps in them need."""
    if f.reads_first:
        return "_first" if f.links_addresses else "_linked"
    return "" if f.uses_object else "_slot"


def _tools_give(f: Facts) -> str:
    """How an element that comes back is poisoned: by its address, or by its slot where that is all that is known."""
    return "tools_give" if f.uses_object or f.marks_free or f.is_cached else "tools_give_slot"


def _reset_head(f: Facts) -> str:
    if f.is_shared:
        cached = "reset_cached_aged" if f.has_handles else "reset_cached"
        return cached if f.is_cached else "reset_head_lock_free"
    if f.is_full:
        return "reset_list_full"
    return "reset_first" if f.is_bitmap else "reset_head_address" if f.links_addresses else "reset_head_index"


def _steps_shared(f: Facts) -> dict[str, Steps]:
    """Steps of the modes in which threads use the pool at once, and steps that are others there."""
    s = f.s
    has_stats, has_backoff = s.flag("track_stats"), f.is_lock_free and s.flag("use_backoff")
    fills = (*when(s.optional("dealloc_pattern") is not None, "fill_give"), *when(s.flag("wipe_on_free"), "wipe_give"))
    is_live = f.is_cached and f.knows_live
    ages, ages_cached = f.is_lock_free and f.has_handles, f.is_cached and f.has_handles
    return {
        "run_live": (*when(is_live, "live_take_run"), *when(ages_cached, "age_take_run")),
        "mark_live": when(f.marks_live, "mark_live"),
        "mark_live_deep": when(f.marks_live, "mark_live_deep"),
        # Slots that were found retired when they were carved stay carved.
        "put_back": ("put_back_all" if f.has_handles else "put_back_uncarved",),
        "mark_taken": when(f.marks_live, "mark_taken"),
        "before_tries": when(has_backoff, "before_tries"),
        "on_lost": when(has_backoff, "back_off"),
        "on_lost_once": when(has_backoff, "back_off_once"),
        "before_carve_run": when(f.is_virtual, "commit_run"),
        "carve_past_retired": when(f.is_virtual and f.is_lock_free and f.has_handles, "carve_past_retired"),
        "before_carve_fresh": when(f.is_virtual, "commit_fresh"),
        "on_take": (*when(has_stats, "stats_take_cached" if f.is_cached else "stats_take_shared"), *when(ages, "age_take"), *when(is_live, "live_take_cached"), *when(ages_cached, "age_take_cached"), *when(f.is_cached, "tools_forget_top")),
        "on_give": (
            *when(has_stats, "stats_give_cached" if f.is_cached else "stats_give_shared"),
            *when(is_live, "live_give_cached"),
            *fills,
            _tools_give(f),
            *when(ages, "age_give"),
            *when(ages_cached, "age_give_cached"),
            *when(f.is_lock_free, "give"),
        ),
        "on_return_deep": tuple(f"{step}_deep" for step in (*when(has_stats and f.is_lock_free, "stats_give_shared"), *fills, "tools_give", *when(ages, "age_give"))),
        "on_take_uncached": (*when(has_stats, "stats_take_uncached"), *when(f.has_monitor, "spend_one"), *when(is_live, "live_take_uncached"), *when(ages_cached, "age_take_uncached")),
        "give_uncached": ("give_uncached_aged" if ages_cached else "give_uncached_counted" if f.counts_extra else "give_uncached",),
        "begin_fresh": when(ages_cached, "begin_fresh"),
        "on_give_uncached": (*when(is_live, "live_give_cached"), *fills, "tools_give"),
        "counted_give": when(has_stats, "stats_give_uncached"),
        **{step: when(f.counts_extra, step) for step in ("given_most", "report_extra", "verify_extra")},
        "on_run_cached": when(has_stats, "stats_run_cached"),
        "on_run_shared": (*when(has_stats, "stats_run_shared", "stats_peak"), *when(f.has_monitor, "spend_run")),
        "on_fill": (*when(has_stats, "stats_peak"), *when(f.has_monitor, "spend_fill")),
        "cache_ended": when(has_stats, "stats_fold"),
        "cache_counts": when(has_stats, "cache_counts"),
    }


def _whole(f: Facts) -> str:
    """How the bytes of a whole pool are reckoned."""
    if f.is_chunked_heap:
        return "chunked"
    return {"static": "static", "buffer": "buffer"}.get(f.backing, "block")
