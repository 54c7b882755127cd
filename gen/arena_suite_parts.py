"""Which tests the conformance program of a bump arena or a stack has, and in which of its templates they are."""

from __future__ import annotations

from dataclasses import dataclass

from gen.arena_facts import ElementFacts, Facts
from gen.monitor import may_refuse

# What can be filled to its end without anybody waiting for it.
MOST_TO_FILL = 16 << 20
_STRING_TESTS = ("a_string_is_copied_up_to_its_end_or_its_most", "a_text_that_cannot_be_formatted_gives_null")

_CUT_TESTS = (
    "a_position_in_what_an_array_lost_is_stale",
    "a_position_in_what_an_array_kept_is_good",
    "arrays_that_come_and_go_hide_no_stale_position",
    "each_of_many_arrays_knows_what_it_lost",
)
_FULL_TESTS = (
    "a_write_past_either_end_is_found",
    "a_write_after_it_was_given_back_is_found",
    "a_lost_note_hides_nothing_below_it",
    "each_of_many_torn_blocks_is_told",
)


@dataclass(frozen=True)
class SuitePart:
    """One template of the suite, and the tests in it."""

    holds: bool
    template: str
    tests: tuple[str, ...] = ()


def parts_of(f: Facts) -> tuple[SuitePart, ...]:
    """The templates whose tests hold, in the order of the program."""
    return tuple(part for part in (_parts(f) if f.has_marks else _parts_cached(f)) if part.holds)


def is_chunked(f: Facts) -> bool:
    """Whether it grows, of chunks or of pages."""
    return f.s.text("growth") == "chunked"


def scope(f: Facts) -> str:
    """What has a beginning and an end, as programs name it."""
    return "scope" if f.is_bump else "frame"


def given_back(f: Facts) -> int | None:
    """What stands where something was given back; None where that cannot be known."""
    if f.is_lock_free and not f.is_bump:
        return None  # what is popped may be another thread's at once
    return 0 if f.s.flag("wipe_on_free") else f.s.optional("dealloc_pattern")


def is_dropped_by_hand(f: Facts, element: ElementFacts) -> bool:
    """Whether what P_new makes is left to the program to drop."""
    return not f.drops and not element.has_context and element.init is not None and element.drop is not None


def is_makeable(f: Facts, element: ElementFacts) -> bool:
    """Whether the suite can make elements and leave them to the arena: a hook may want a context that only a
    program knows, must not see what it has not made, and must run where it would leak."""
    if element.has_context or is_dropped_by_hand(f, element):
        return False
    return element.init is not None or element.drop is None or not f.drops


def _first_parts(f: Facts) -> tuple[SuitePart, ...]:
    """What the others stand on: elements, faults, and how an arena is made and ended."""
    make = {"static": "make_init", "buffer": "make_buffer"}.get(f.backing, "make_capacity")
    return (
        SuitePart(may_refuse(f.s), "lifted"),
        SuitePart(True, "elements"),
        SuitePart(f.is_full and (f.has_marks or f.has_sites), "flip"),
        SuitePart(f.is_full, "faults_kept"),
        SuitePart(True, "ended_full" if f.is_full else "ended"),
        SuitePart(True, make),
        SuitePart(f.backing != "buffer", "end_own"),
    )


def _parts(f: Facts) -> tuple[SuitePart, ...]:
    kind, own = f.s.kind, f.backing in ("heap", "virtual")
    faults = "full" if f.is_full else "bounds"
    is_exact = not f.is_chunked_heap and not f.is_noted
    # Where blocks have notes a guard stands where an array ended before it shrank.
    is_seen = is_exact and given_back(f) is not None
    most = f.s.number("max_capacity") if is_chunked(f) else f.s.number("capacity") if f.backing == "static" else 0
    can_fill = most <= MOST_TO_FILL
    return (
        *_first_parts(f),
        SuitePart(True, "types"),
        SuitePart(True, "span_granule" if f.is_lock_free else "span"),
        SuitePart(f.is_lock_free, "past_chunked" if f.is_switched else "past_granule"),
        SuitePart(not f.is_checked, "faults_none"),
        SuitePart(f.is_checked and not f.is_full, "faults_kept"),
        SuitePart(f.is_checked, "faults_noted"),
        SuitePart(f.is_checked, f"faults_{faults}"),
        SuitePart(is_exact, f"first_{kind}"),
        SuitePart(is_exact, f"place{'_granule' if f.is_lock_free else ''}"),
        SuitePart(True, f"outlook_{'exact' if is_exact else 'loose'}"),
        SuitePart(True, f"room_{'chunked' if f.is_chunked_heap else 'fixed'}"),
        SuitePart(True, f"given_back_{'one_piece' if is_seen else 'unknown'}"),
        SuitePart(True, "model"),
        SuitePart(True, "declare_own"),
        SuitePart(True, "walk", ("a_random_walk_agrees_with_the_model",)),
        SuitePart(f.is_bump, "bump", ("bytes_come_at_any_alignment_that_is_a_power_of_two", "sizes_that_cannot_be_give_null")),
        SuitePart(f.is_bump, "strings", _STRING_TESTS),
        SuitePart(not f.is_bump, "pops"),
        SuitePart(not f.is_bump, f"pop_{'exact' if f.is_noted else 'parts'}"),
        SuitePart(not f.is_bump, "stack", ("pops_in_reverse_undo_every_push_to_the_byte", "a_pop_that_is_refused_changes_nothing")),
        SuitePart(True, "tests", _common_tests(f)),
        SuitePart(f.is_checked, "destroyed", ("a_position_from_before_destroy_is_stale",)),
        SuitePart(can_fill, "exhausted", ("exhaustion_asks_once_and_tries_again",)),
        SuitePart(f.is_bump, "zeroed_bump", ("a_zeroed_bump_gives_no_bytes_and_no_strings",)),
        SuitePart(not f.is_bump, "zeroed_stack", ("a_zeroed_stack_pops_nothing",)),
        SuitePart(any(is_dropped_by_hand(f, element) for element in f.elements), "by_hand", ("what_is_made_is_left_to_its_user",)),
        SuitePart(own, "init_owned", ("init_takes_what_can_be",)),
        SuitePart(
            f.backing == "buffer",
            "init_buffer",
            ("a_buffer_at_any_address_holds_what_it_should", "a_buffer_of_any_length_is_made_or_refused"),
        ),
        *_parts_heap(f),
        SuitePart(
            f.is_chunked_heap,
            "chunks",
            (
                "after_a_reset_the_chunks_are_used_again",
                "chunks_together_stay_within_the_most",
                "a_block_larger_than_a_chunk_has_its_own",
            ),
        ),
        SuitePart(
            f.is_chunked_heap and can_fill and not f.is_noted,
            "all_in_one",
            ("chunks_make_way_for_one_that_needs_nearly_all", "all_that_there_can_be_is_had_in_one_block"),
        ),
        SuitePart(given_back(f) is not None and not f.is_noted, "given_back", ("what_is_given_back_is_overwritten",)),
        SuitePart(f.is_checked, "faults", ("a_resize_of_what_is_not_ours_is_refused",)),
        SuitePart(f.is_noted, "allocated_over", ("a_position_that_was_allocated_over_is_stale", "what_stands_between_blocks_is_not_handed_out")),
        SuitePart(f.is_noted, "cuts", _CUT_TESTS),
        SuitePart(f.is_full, "full", _FULL_TESTS),
        *_parts_full(f),
        *_parts_named(f),
        SuitePart(f.is_full, f"watched_{kind}"),
        SuitePart(f.is_full, "watched_own", ("going_back_asks_too",)),
        SuitePart(f.reports_beginnings, "sites_scope", (f"a_stale_{scope(f)}_is_reported_with_its_beginning",)),
        SuitePart(f.is_shared, f"threads_{kind}"),
        SuitePart(f.is_shared, "threads", ("threads_share_without_sharing_a_byte",)),
    )


def _parts_heap(f: Facts) -> tuple[SuitePart, ...]:
    """What memory from an upstream is, in every mode."""
    is_heap = f.backing == "heap"
    return (
        SuitePart(is_heap, "default_upstream", ("without_an_upstream_there_is_the_default_one",)),
        SuitePart(is_heap, "upstream"),
        SuitePart(is_heap, "upstream_walk", ("an_upstream_gets_everything_back",)),
        SuitePart(f.is_chunked_heap, "upstream_refuses", ("what_the_upstream_refuses_is_asked_for_once",)),
    )


def _parts_named(f: Facts) -> tuple[SuitePart, ...]:
    return (
        SuitePart(True, "named", ("a_name_changes_nothing_else",)),
        SuitePart(any(is_makeable(f, element) for element in f.dropped), "made_stays", ("what_is_made_is_not_resized_where_it_is",)),
        SuitePart(f.is_listed, "listed", ("the_registry_lists_it_while_it_lives",)),
    )


def _parts_full(f: Facts) -> tuple[SuitePart, ...]:
    """What full checks and tracking say, in every mode."""
    sites = ("a_write_past_either_end_is_reported_with_its_places", "calls_are_functions_too")
    return (
        SuitePart(f.is_full, "watched", ("one_that_was_moved_is_not_used", "one_that_was_destroyed_is_not_used")),
        SuitePart(f.is_full and not f.has_lock, "wrong_thread", ("a_second_thread_may_not_use_it",)),
        SuitePart(f.is_full and f.has_sites, "sites", sites),
        SuitePart(f.has_leaks, "reports"),
        SuitePart(f.has_leaks, "count_leaks"),
        SuitePart(f.has_leaks, "leaks", ("what_is_live_is_counted_from_any_point", "what_is_live_at_the_end_is_a_leak_where_that_was_asked")),
    )


def _parts_cached(f: Facts) -> tuple[SuitePart, ...]:
    """Without positions to come back to, and with threads that come and go."""
    own = f.backing in ("heap", "virtual")
    tests = (
        "a_random_walk_agrees_with_the_model",
        "a_single_thread_uses_everything_to_its_end",
        "two_arenas_take_turns_in_one_thread",
        "lengths_that_cannot_be_counted_give_null",
        "a_zeroed_bump_has_nothing_and_ends_quietly",
        "statistics_can_start_again",
        "exhaustion_asks_once_and_tries_again",
    )
    return (
        *_first_parts(f),
        SuitePart(True, "cached", tests),
        SuitePart(True, "strings", _STRING_TESTS),
        SuitePart(own, "init_owned", ("init_takes_what_can_be",)),
        *_parts_heap(f),
        *_parts_full(f),
        *_parts_named(f),
        SuitePart(True, "threads_bump"),
        SuitePart(True, "threads", ("threads_share_without_sharing_a_byte",)),
        SuitePart(True, "threads_cached", ("threads_come_and_go",)),
    )


def _common_tests(f: Facts) -> tuple[str, ...]:
    return (
        "every_capacity_is_used_to_its_end",
        "a_length_of_zero_is_aligned_and_moves_nothing",
        "lengths_that_cannot_be_counted_give_null",
        "a_resize_of_nothing_is_an_allocation",
        "the_newest_grows_and_shrinks_where_it_is",
        "coming_back_is_exact_from_any_depth",
        "a_position_of_another_is_foreign",
        "a_position_from_before_a_reset_is_stale",
        f"a_{scope(f)}_ends_once_and_gives_back_what_it_had",
        "reset_keeps_the_memory_and_the_peak",
        "trim_gives_once_and_reserve_takes_what_there_can_be",
        "statistics_can_start_again",
        "what_is_made_ends_with_what_it_is_in",
        f"a_zeroed_{f.s.kind}_has_nothing_and_ends_quietly",
    )
