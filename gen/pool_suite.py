"""The conformance program of a pool: which tests hold for its settings, and what its model must know."""

from __future__ import annotations

from gen.monitor import may_refuse
from gen.pool_facts import Facts
from gen.suite import template_of

# Enough for every path of a walk, few enough for thousands of walks.
MODEL_CAPACITY = 1000
_FULL_TESTS = (
    "a_write_past_either_end_is_found",
    "a_write_to_a_free_element_is_found",
    "a_freed_element_waits_in_quarantine",
    "a_pool_that_was_moved_is_not_used",
    "a_damaged_list_is_reported_and_others_are_served",
    "a_slot_whose_generations_are_used_up_is_retired",
)


def suite_of(f: Facts) -> dict[str, object]:
    """Every value that the conformance template asks for."""
    s = f.s
    has_hooks = s.of_element("init") is not None or s.of_element("drop") is not None
    calls_hooks = not s.of_element("hook_context")
    make = {"static": "make_init", "buffer": "make_buffer"}.get(f.backing, "make_capacity")
    checked = f.is_checked
    parts: list[tuple[bool, str, tuple[str, ...]]] = [
        (may_refuse(s), "lifted", ()),
        (checked, "faults_kept", ()),
        (True, "ended_full" if f.is_full else "ended", ()),
        (True, make, ("a_buffer_at_any_address_holds_what_it_should", "a_buffer_too_small_is_refused") if f.backing == "buffer" else ()),
        (True, "model", ()),
        (
            True,
            "walk",
            (
                "a_random_walk_agrees_with_the_model",
                "every_order_of_freeing_gives_everything_back",
                "bulk_takes_all_or_nothing",
                "reset_takes_everything_back_and_forgets_addresses",
                "trim_and_reserve_keep_what_is_live",
                "exhaustion_asks_once_and_tries_again",
                "statistics_can_start_again",
                "a_zeroed_pool_has_nothing_and_ends_quietly",
            ),
        ),
        (True, "contains_exact", ("contains_knows_exactly_what_was_handed_out",)),
        (checked or f.has_handles, "unseen", ()),
        (calls_hooks, "hooks", ("new_and_delete_run_the_hooks",)),
        (calls_hooks, "box_auto", ("a_box_ends_with_its_block",)),
        (not has_hooks, "no_hooks", ("a_box_owns_a_copy_and_drops_it",)),
        (f.has_handles, "handles", ("a_handle_dies_with_its_element", "a_generation_that_would_wrap_retires_its_slot")),
        (s.flag("iterate"), "iterate", ("foreach_visits_exactly_the_live",)),
        (checked, "faults", ("a_pointer_that_is_not_ours_is_refused",)),
        (checked and not f.is_chunked_heap, "never_handed_out", ("a_slot_never_handed_out_is_refused",)),
        (checked and f.knows_live, "double_free", ("a_double_free_is_refused",)),
        (checked and f.is_intrusive and not f.has_drop_on_reset, "corrupt_link", ("a_corrupt_link_never_leads_outside",)),
        (f.is_full, "full", _FULL_TESTS),
        (f.is_full and f.has_sites, "sites", ("a_double_free_is_reported_with_all_sites", "calls_are_functions_too")),
        (True, "named", ("a_name_changes_nothing_else",)),
        (f.is_listed, "listed", ("the_registry_lists_it_while_it_lives",)),
        (f.has_leaks, "reports", ()),
        (f.has_leaks, "leaks", ("leaks_are_counted_from_any_point",)),
        (f.has_leaks and not f.has_drop_on_reset and checked, "count_leaks", ()),
        (f.has_leaks and not f.has_drop_on_reset and checked, "leaks_at_end", ("what_is_live_at_the_end_is_a_leak",)),
        (f.is_full and not f.has_lock, "wrong_thread", ("a_second_thread_may_not_use_it",)),
        (f.has_lock, "threads", ("threads_share_without_sharing_an_element",)),
        (f.backing == "heap", "default_upstream", ("without_an_upstream_there_is_the_default_one",)),
        (f.backing == "heap", "upstream", ("an_upstream_gets_everything_back",)),
    ]
    fill = 0 if s.flag("zero_on_alloc") else s.optional("alloc_pattern")
    return {
        "generation_in_test": "records_[slot].generation_" if f.is_full else "generations_[slot]",
        "suite_start": "conformance/start.c",
        "suite_own": "model.pool",
        "suite_begin": "model_start()",
        "suite_finish": "model_end()",
        "suite_capacity": min(s.number("capacity"), MODEL_CAPACITY),
        "suite_drops": int(f.has_drop_on_reset),
        "suite_fill": -1 if fill is None else fill,
        "suite_includes": ("<pthread.h>",) if f.has_lock or f.is_full else (),
        "suite_stats": int(s.flag("track_stats")),
        "suite_parts": tuple(template_of("pool", name) for holds, name, _ in parts if holds),
        # A count is exact while others are at work, and trim may come between, only where a lock is around everything;
        # and where what threads keep is not the pool's to trim.
        "suite_held": ("conformance/pool/held_live.c",) if f.is_locked else (),
        "suite_now_and_then": ("conformance/pool/trim_now.c",) if not f.is_lock_free else (),
        "suite_tests": tuple(test for holds, _, tests in parts if holds for test in tests),
    }
