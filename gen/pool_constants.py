"""The numbers and names in the templates of a pool."""

from __future__ import annotations

from pathlib import Path

from gen.monitor import bytes_of
from gen.names import before_a_name, guard_of, string_literal
from gen.pool_facts import Facts, arrays_of, least_link_bytes, most_elements, runtime_of
from gen.pool_watch import constants_full, constants_monitor, constants_tracking, less_lost
from gen.settings import doc_lines, headers

# Elements of a batch that are fetched at once: what a processor keeps on its way to memory is no more.
FETCH_MOST = 64


def constants_of(f: Facts) -> dict[str, object]:
    """Numbers and names that templates put into text."""
    s = f.s
    link_bytes = "TYPED_ADDRESS_BYTES" if f.links_addresses else "TYPED_LINK_BYTES"
    type_, least = str(s.of_element("type")), least_link_bytes(f)
    chunk = s.optional("chunk") or s.number("capacity")
    index = f"{s.prefix}_slot_index(pool_, slot_)" if f.links_addresses else "slot_"
    live = _live(f)
    if f.is_checked or not f.links_addresses:
        no_more = f"{index} >= pool_->{'open_' if f.is_fenced else 'carved_'}"
    else:
        no_more = "slot_ == NULL" + (") || TYPED_UNLIKELY(pool_->is_shut_" if f.is_fenced else "")
    if f.counts_list:
        no_more += f" || {live} + pool_->lost_ >= pool_->carved_"
    arrays = arrays_of(f)
    hard = s.optional("monitor.hard_limit")
    limit_now = "typed_atomic_load(&pool_->committed_, TYPED_RELAXED)" if f.can_trim else "pool_->capacity_"
    first_storage = arrays[0].name if arrays else "slots_"
    return {
        "P": s.prefix,
        "me": "pool_",
        "noun": "pool",
        "T": type_,
        "T_": before_a_name(type_),
        "const_T_": before_a_name(f"{type_} const" if type_.endswith("*") else f"const {type_}"),
        "kind": s.kind,
        "thread_safety": s.text("thread_safety"),
        "spec_file": string_literal(Path(s.spec.file).name),
        "guard": guard_of(s.prefix),
        "headers": headers(s.spec),
        "runtime": runtime_of(f),
        "runtime_version": 1,
        "preset": s.preset,
        "decisions8": s.decisions()[:8],
        "doc": doc_lines(s.spec),
        "capacity": s.number("capacity"),
        "max_capacity": most_elements(f),
        "chunk": chunk,
        "max_chunks": -(-most_elements(f) // chunk),
        "capacity_bound_number": most_elements(f),
        "least_link": least,
        "link_bytes": link_bytes,
        "slot_align": s.optional("slot_align") or 0,
        "arrays": arrays,
        "first_storage": first_storage,
        "slots": f"TYPED_RECALL({s.prefix}_slot, pool_->slots_)" if f.forgets_slots else "pool_->slots_",
        "alloc_pattern": f"0x{s.optional('alloc_pattern') or 0:02X}",
        "dealloc_pattern": f"0x{s.optional('dealloc_pattern') or 0:02X}",
        "init": str(s.of_element("init")),
        "drop": str(s.of_element("drop")),
        "size": s.of_element("size"),
        "align": s.of_element("align"),
        "max_bytes": s.optional("max_bytes") or 0,
        "first_kept": f"{s.prefix}_slot *" if f.links_addresses else "const uint32_t ",
        "no_head": "NULL" if f.links_addresses else f"(uint32_t){s.prefix}_SLOT_NONE",
        "slot_of_index": f"{s.prefix}_slot_at(pool_, slot_)" if f.links_addresses else "slot_",
        "lost_to_damage": (" Slots that a damaged list\n * no longer reaches are withdrawn." if f.can_lose else "") + (" False when it was damaged." if f.tells_unsound else ""),
        "slot_is_inside": f"{index} < pool_->carved_",
        "slot_leads_out": f"{index} >= pool_->carved_",
        "no_more": no_more,
        "ends_outside": f" A link that leads outside the carved slots{', or on when all are live,' if f.counts_list else ''} ends the list." if f.is_checked or not f.links_addresses else "",
        "or_none_live": f" || {live} == 0" if f.counts_given else "",
        "and_live": f" && {live} != 0" if f.counts_given else "",
        "trim_tells": " A damaged list is a fault (corrupt link), and whole again." if f.tells_unsound and f.can_trim and not f.knows_live else "",
        "relist_returns": "bool " if f.tells_unsound else "void ",
        "is_sound": "is_sound_ = " if f.tells_unsound else "",
        "end_of_list": "NULL" if f.links_addresses else f"{s.prefix}_SLOT_NONE",
        "as_counted": f" && marked_ == pool_->carved_ - {live} - pool_->lost_" if f.counts_list else "",
        "most_found": "TYPED_LEAST(count_, free_)" if f.counts_list else "count_",
        "and_there": " && listed_ < free_" if f.counts_list else "",
        "and_listed": f" && (taken_ < free_ || pool_->head_ == {s.prefix}_SLOT_NONE)" if f.counts_list else "",
        "leads_astray": "(leads_out_ || taken_ == free_)" if f.counts_list else "leads_out_",
        "link_start": "0" if not f.scrambles_links else "TYPED_LINK_KEY" if f.links_addresses else "(uint32_t)TYPED_LINK_KEY",
        "nothing_listed": (f"{s.prefix}_slot_index(pool_, pool_->head_) >= pool_->carved_" if f.is_checked else "pool_->head_ == NULL") + (" && pool_->rest_count_ == 0" if f.is_fenced else ""),
        "leads_on": f"{s.prefix}_slot_index(pool_, *slot_) < pool_->carved_" if f.is_checked else "*slot_ != NULL",
        "is_open": "pool_->open_ == pool_->carved_" if f.is_checked else "!pool_->is_shut_",
        "is_free": f"{s.prefix}_slot_index(pool_, free_) < pool_->carved_ && live_ > 0" if f.is_checked else "free_ != NULL",
        "is_odd": "(handle_.value_ >> 32 & 1) != 0 && " if f.is_shared else "",
        "less_lost": " - lost_" if f.can_lose else "",
        "plus_lost": " + lost_" if f.can_lose else "",
        "retired_too": " Slots that\n * are retired are not live, and do not count." if f.can_lose else "",
        "less_lost_now": less_lost(f),
        "lost_now": "typed_atomic_load(&pool_->lost_, TYPED_RELAXED)" if f.is_shared else "pool_->lost_",
        "live": live,
        "peak": f"{s.prefix}_peak(pool_)" if f.notes_peak else "pool_->peak_",
        "limit": "committed_" if f.can_trim else "capacity_",
        "carve": "carve_next" if f.has_generations else "carve",
        "carved_now": "typed_atomic_load(&pool_->carved_, TYPED_RELAXED)" if f.is_shared else "pool_->carved_",
        "limit_now": limit_now,
        "or_live": f", or {s.prefix}_LINK_LIVE" if f.marks_live else "",
        "is_no_slot": f"slot_ >= {limit_now}" if f.is_checked else "place_ == place_mask_",
        "limit_acquired": "typed_atomic_load(&pool_->committed_, TYPED_ACQUIRE)" if f.can_trim else "pool_->capacity_",
        "order_entries": -(-most_elements(f) // chunk) * (2 if f.is_shared else 1),
        "max_retries": s.number("max_retries"),
        "cache_size": s.number("cache_size"),
        "given_count": "given_" if f.counts_extra else "count_",
        "cache_share": "what the pool may have" if hard else "the pool",
        "cache_capacity": f"(uint32_t)TYPED_LEAST((size_t)(capacity), (size_t){bytes_of(hard)} / sizeof({type_}))" if hard else "(uint32_t)(capacity)",
        "fetch_most": min(s.number("cache_size"), FETCH_MOST),
        "lock_init": "typed_lock_init_spinning" if f.is_shared else "typed_lock_init",
        **constants_full(f),
        **constants_tracking(f),
        **constants_monitor(f),
    }


def _live(f: Facts) -> str:
    """How many elements are handed out, where something is counted."""
    if f.is_full:
        return "(pool_->carved_ - pool_->lost_ - pool_->free_count_)"
    return "(size_t)(pool_->granted_ - pool_->allowance_)" if f.has_granted else "pool_->live_count_"
