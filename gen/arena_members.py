"""What a bump arena or a stack is made of: its macros and types, and the members of its struct."""

from __future__ import annotations

from gen.arena_facts import Facts, least_span
from gen.steps import Steps, when


def declarations_of(f: Facts) -> Steps:
    """What is declared before the struct."""
    return (
        *when(f.pops_wait, "ended"),
        *when(bool(f.dropped), "drop_node_kinds" if f.elements[0].name else "drop_node", "made" if f.s.optional("slot_align") is None else "made_aligned"),
        "any",
        *when(f.notes, "note_full" if f.is_noted else "note"),
        _span_macros(f),
        *when(f.is_chunked_heap, "chunk_shared" if f.is_lock_free else "chunk"),
        *when(f.backing == "buffer", "buffer_bytes_shared" if f.is_lock_free else "buffer_bytes"),
        *when(f.is_noted, "walk_chunked" if f.is_chunked_heap else "walk"),
        *when(f.is_noted and f.mode == "lock-free", "granule_full"),
        *when(f.is_noted and f.mode == "thread-cached", "thread_block_full"),
        *when(f.has_marks, "scope"),
    )


def members_of(f: Facts) -> Steps:
    """The members, in their order."""
    return (
        _cursor(f),
        *when(f.is_fenced, "fence"),
        "figures",
        *when(f.notes, "noted"),
        *when(f.is_noted, "serials"),
        *when(f.is_noted and f.has_marks, "cuts"),
        *when(f.looks_at_guards, "damage"),
        *when(f.is_full and not f.is_chunked_heap, "retired"),
        *when(f.is_full and f.notes_sites, "given"),
        *when(f.is_full, "watch"),
        *when(f.has_leaks, "leak_points"),
        *when(bool(f.dropped), "made_fresh" if f.is_lock_free else "made_list"),
        *when(f.pops_wait, "pops"),
        *when(bool(f.dropped) and f.is_cached, "made_top"),
        "common",
        *when(f.has_context, "context"),
        *when(f.backing == "heap", "upstream"),
        *when(f.has_stats, "stats"),
        *when(f.gives_up, "gave_up"),
        *when(f.is_listed, "listed"),
        *when(f.has_allowance and not f.is_fenced, "allowance"),
        *when(f.has_monitor, "monitor" if f.has_allowance else "ceiling"),
        *when(f.has_group and f.has_allowance, "charged"),
        *when(f.is_cached, "cached"),
        *when(f.has_lock, "lock"),
        *when(f.backing == "static", "storage"),
    )


def _span_macros(f: Facts) -> str:
    """What says how far the cursor moves."""
    is_aligned = f.s.optional("slot_align") is not None
    if f.is_lock_free:
        return "span_shared_aligned" if is_aligned else "span_shared"
    widths = (*when(least_span(f) > 1, "_min"), *when(is_aligned, "_aligned"))
    return f"span{''.join(widths) or '_plain'}{'_full' if f.is_noted else ''}"


def _cursor(f: Facts) -> str:
    """The members of the cursor."""
    if f.is_lock_free:
        return "cursor_shared_virtual" if f.is_virtual else "cursor_shared_chunked" if f.is_chunked_heap else "cursor_shared"
    return "cursor_chunked" if f.is_chunked_heap else "cursor"
