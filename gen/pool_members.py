"""What a pool is made of: its slot and other types, and the members of its struct."""

from __future__ import annotations

from gen.pool_facts import Facts, arrays_of
from gen.steps import Steps, when


def declarations_of(f: Facts) -> Steps:
    """What is declared before the struct: the slot first."""
    aligned = "_aligned" if f.s.optional("slot_align") is not None else ""
    return (
        f"slot_{'full' if f.is_full else 'link' if f.is_intrusive else 'object'}{aligned}",
        f"ref_{_ref(f)}",
        *when(f.is_lock_free and f.gives_up, "slot_lost"),
        "bounds",
        *when(not f.is_chunked_heap and f.backing != "static", "block"),
        *when(f.is_chunked_heap, "chunk_sizes"),
        *when(f.backing == "buffer", "buffer_bytes"),
        *when(f.has_links and not f.is_full and (f.marks_live or not f.is_lock_free), "indexed_links"),
        *when(f.is_full, "quarantine"),
        *when(f.is_cached, "cache_limit"),
        *when(f.is_cached and f.knows_live, "known_live"),
        *when(f.has_handles, "handle"),
        *when(f.has_generations, "generations"),
        "box",
    )


def _ref(f: Facts) -> str:
    if f.links_addresses:
        return "address"
    if f.is_lock_free:
        return "index_place"
    return "index_bitmap" if f.is_bitmap else "index_link" if f.is_intrusive else "index_beside"


def _head(f: Facts) -> str:
    if f.is_shared:
        return "cached" if f.is_cached else "lock_free_head"
    return "first_word" if f.is_bitmap else "head_fenced" if f.is_fenced else "head_address" if f.links_addresses else "head_index"


def members_of(f: Facts) -> Steps:
    """The members, in their order."""
    arrays = ("array_pointers",) if arrays_of(f) else ()
    return (
        *when(f.is_chunked_heap, "chunks_shared" if f.is_shared else "chunks"),
        *when(not f.is_chunked_heap and f.backing != "static", "slots_pointer"),
        _head(f),
        "counts",
        *when(f.counts_live, "live"),
        *when(f.can_lose and not f.has_granted, "lost"),
        *when(f.has_allowance, "allowance"),
        *when(f.has_granted, "granted"),
        *when(f.is_fenced, "fence", f"fence_{'checked' if f.is_checked else 'plain'}"),
        *when(f.can_lose and f.has_granted, "lost"),
        *when(f.can_trim, "committed"),
        *when(f.has_generations, "generations_ready"),
        *when(f.is_full, "full"),
        *when(f.drains_late, "drained"),
        *when(f.backing != "static", *arrays),
        "common",
        *when(f.is_full, "watch"),
        *when(f.is_listed, "listed"),
        *when(f.has_monitor, "ceiling" if f.is_lock_free else "monitor"),
        *when(f.has_leaks, "leak_points"),
        *when(bool(f.s.of_element("hook_context")), "context"),
        *when(f.backing == "heap", "upstream"),
        *when(f.is_virtual, "block_bytes"),
        *when(f.is_cached, "cached_shared"),
        *when(f.counts_extra, "cached_extra"),
        *when(f.s.flag("track_stats"), "cached_counts" if f.is_cached else "stats" if f.is_lock_free else "tally_full" if f.is_full else "tally"),
        *when(f.is_lock_free and f.gives_up, "gave_up"),
        *when(f.has_lock, "lock"),
        *when(f.is_cached, "cached_end"),
        *when(f.backing == "static", *(("array_embedded",) if arrays else ()), "slots_embedded"),
    )
