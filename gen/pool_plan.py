"""Settings of a pool to its Plan: which parts, which steps, which values.

Two axes cross here. How free slots are kept (`free_list`, and whether links are indices or addresses)
decides the store's parts; how threads share the pool decides the steps around them. Everything else
(counts, fills, statistics, generations) is a step in on_take, on_give and their neighbours.
"""

from __future__ import annotations

from dataclasses import dataclass

from gen.plan import Array, File, Part, Place, Plan
from gen.pool_suite import suite_of
from gen.pool_words import words_of
from gen.settings import Settings, headers
from gen.names import comment_lines

Steps = tuple[str, ...]


@dataclass(frozen=True)
class Facts:
    """What the rest of this module asks of the settings, each asked once."""

    s: Settings
    is_checked: bool
    has_handles: bool
    is_intrusive: bool
    is_bitmap: bool
    is_chunked_heap: bool
    is_virtual: bool
    is_locked: bool
    has_drop_on_reset: bool
    knows_live: bool  # whether the pool can tell a live slot from a free one
    links_addresses: bool  # nothing but the links is needed: the list that one would write by hand
    has_live_bits: bool
    can_lose: bool  # slots can be retired or withdrawn
    is_inline: bool

    @property
    def can_trim(self) -> bool:
        return self.is_virtual or self.is_chunked_heap

    @property
    def notes_slots(self) -> bool:
        """Whether handing a slot out is noted for the slot itself, not only counted."""
        return self.has_live_bits or self.has_handles

    @property
    def uses_object(self) -> bool:
        """Whether taking an element back writes into it."""
        fills = self.s.optional("dealloc_pattern") is not None or self.s.flag("wipe_on_free")
        return fills or (self.is_intrusive and not self.links_addresses)

    @property
    def owns_memory(self) -> bool:
        return self.backing in ("heap", "virtual")

    @property
    def backing(self) -> str:
        return self.s.text("backing")


def facts_of(s: Settings) -> Facts:
    is_checked = s.text("checks") != "none"
    is_intrusive = s.text("free_list") == "intrusive"
    has_handles = s.flag("handles")
    needs_live = s.flag("iterate") or s.flag("drop_on_reset") or has_handles
    return Facts(
        s=s,
        is_checked=is_checked,
        has_handles=has_handles,
        is_intrusive=is_intrusive,
        is_bitmap=s.text("free_list") == "bitmap",
        is_chunked_heap=s.text("growth") == "chunked" and s.text("backing") == "heap",
        is_virtual=s.text("backing") == "virtual",
        is_locked=s.text("thread_safety") == "mutex",
        has_drop_on_reset=s.flag("drop_on_reset"),
        knows_live=needs_live or not is_intrusive,
        links_addresses=is_intrusive and not is_checked and not needs_live and not s.flag("track_stats"),
        has_live_bits=is_intrusive and needs_live and not has_handles,
        can_lose=has_handles or (is_checked and is_intrusive),
        is_inline=s.flag("inline"),
    )


def plan_of(s: Settings) -> Plan:
    """The outline of a pool's header and source."""
    f = facts_of(s)
    values: dict[str, object] = {}
    values.update(_constants(f))
    values.update(_steps(f))
    values.update(words_of(f))
    values.update(suite_of(f))
    return Plan(
        prefix=s.prefix,
        spec_name=s.spec.file,
        decisions=s.decisions(),
        header=File(f"{s.prefix}.h", "file/header.h"),
        source=File(f"{s.prefix}.c", "file/source.c"),
        parts=(*_types(f), *_interface(f), *_store(f), *_memory(f), *_closing(f)),
        values=values,
        suite=File(f"test_{s.prefix}.c", "conformance/pool.c"),
        runtime=_runtime(f),
    )


def least_link_bytes(elements: int) -> int:
    """Bytes that a link needs so that every index, and the value for none, fits."""
    return 1 if elements <= 0xFF else 2 if elements <= 0xFFFF else 4


def _most_elements(f: Facts) -> int:
    return f.s.number("max_capacity") if f.s.text("growth") == "chunked" else f.s.number("capacity")


def _arrays(f: Facts) -> tuple[Array, ...]:
    found = []
    if f.is_bitmap:
        found.append(Array("free_", "uint64_t", "TYPED_BIT_WORDS", "a bit for each carved slot: free"))
    if f.has_live_bits:
        found.append(Array("live_", "uint64_t", "TYPED_BIT_WORDS", "a bit for each carved slot: handed out"))
    if f.s.text("free_list") == "indexed":
        found.append(Array("links_", "uint32_t", "TYPED_EACH", "for each carved slot the next free one"))
    if f.has_handles:
        found.append(Array("generations_", "uint32_t", "TYPED_EACH", "for each slot how often it was handed out and came back"))
    return tuple(found)


def _constants(f: Facts) -> dict[str, object]:
    s = f.s
    link_bytes = "TYPED_ADDRESS_BYTES" if f.links_addresses else "TYPED_LINK_BYTES"
    type_, least = str(s.of_element("type")), least_link_bytes(_most_elements(f))
    chunk = s.optional("chunk") or s.number("capacity")
    arrays = _arrays(f)
    first_storage = arrays[0].name if arrays else "slots_"
    return {
        "P": s.prefix,
        "T": type_,
        "T_": _before_a_name(type_),
        "const_T_": _before_a_name(f"{type_} const" if type_.endswith("*") else f"const {type_}"),
        "kind": s.kind,
        "guard": f"{s.prefix.upper()}_H_INCLUDED",
        "headers": headers(s.spec),
        "runtime": tuple(module for module in _runtime(f)),
        "runtime_version": 1,
        "preset": s.preset,
        "decisions8": s.decisions()[:8],
        "doc": comment_lines(str(s.spec.keys["doc"].value) if "doc" in s.spec.keys else ""),
        "capacity": s.number("capacity"),
        "max_capacity": _most_elements(f),
        "chunk": chunk,
        "max_chunks": -(-_most_elements(f) // chunk),
        "capacity_bound_number": _most_elements(f),
        "least_link": least,
        "link_bytes": link_bytes,
        "slot_align": s.optional("slot_align") or 0,
        "arrays": arrays,
        "first_storage": first_storage,
        "alloc_pattern": f"0x{s.optional('alloc_pattern') or 0:02X}",
        "dealloc_pattern": f"0x{s.optional('dealloc_pattern') or 0:02X}",
        "init": str(s.of_element("init")),
        "drop": str(s.of_element("drop")),
        "size": s.of_element("size"),
        "align": s.of_element("align"),
        "max_bytes": s.optional("max_bytes") or 0,
        "limit": "committed_" if f.can_trim else "capacity_",
        "carve": "carve_next" if f.has_handles else "carve",
    }


def _before_a_name(type_: str) -> str:
    """A type as it stands before a declarator: `struct conn ` and `void *`, so that no space is doubled."""
    return type_.replace("* const", "*const") + ("" if type_.endswith("*") else " ")


def _if(condition: bool, *steps: str) -> Steps:
    return steps if condition else ()


def _steps(f: Facts) -> dict[str, object]:
    """Which statement groups stand in which function."""
    s = f.s
    context = "_context" if s.of_element("hook_context") else ""
    is_counted = not f.links_addresses
    has_stats = s.flag("track_stats")
    on_take = (
        *_if(is_counted, "count_take"),
        *_if(f.has_live_bits, "live_set"),
        *_if(f.has_handles, "generation_take"),
        *_if(has_stats, "stats_take"),
    )
    counts = "" if f.notes_slots else "_counts"
    on_give = (
        *_if(is_counted, "count_give"),
        *_if(f.has_live_bits, "live_clear"),
        *_if(has_stats, "stats_give"),
        *_if(s.optional("dealloc_pattern") is not None, "fill_give"),
        *_if(s.flag("wipe_on_free"), "wipe_give"),
        *_if(f.has_handles, "generation_give"),
        "link_in" if f.is_intrusive and not f.links_addresses else "give",
    )
    lock, unlock = _if(f.is_locked, "lock"), _if(f.is_locked, "unlock")
    has_retiring_relist = "_unretired" if f.has_handles else ""
    relist = (f"relist_bitmap{has_retiring_relist}",) if f.is_bitmap else (f"relist_list{has_retiring_relist}",)
    if f.can_lose and not f.has_handles:
        relist = (*relist, "relist_none_lost")
    on_alloc = (*_if(s.optional("alloc_pattern") is not None, "fill_take"), *_if(s.flag("zero_on_alloc"), "zero_take"))
    steps: dict[str, Steps] = {
        "enter": lock,
        "leave": unlock,
        "on_take": on_take,
        "on_give": on_give,
        "hand_out": _if(bool(on_take), f"hand_out{counts}"),
        "hand_in": ("hand_in",) if f.uses_object else ("hand_in_slot",),
        "run_done": _if(bool(on_take), f"run_hand_out{counts}"),
        "on_alloc": on_alloc,
        "on_bulk": tuple({"fill_take": "bulk_fill", "zero_take": "bulk_zero"}[step] for step in on_alloc),
        "on_fail": (*_if(has_stats, *lock, "stats_fail", *unlock),),
        "pairing": _if(not f.is_inline, "pairing"),
        "room": (*_if(f.is_checked and f.is_intrusive, "room_repair"), *_if(f.is_chunked_heap, "room_grow")),
        "before_carve": _if(f.is_virtual, "commit_more"),
        "on_carve": (
            *_if(f.is_bitmap, "carve_free_word"),
            *_if(f.has_live_bits, "carve_live_word"),
            *_if(s.text("free_list") == "indexed", "carve_link"),
            *_if(f.has_handles, "carve_generation"),
        ),
        "carved": ("carved_address",) if f.links_addresses else ("carved_index",),
        "run_init": (f"init_{s.of_element('init_returns')}{context}",),
        "run_drop": (f"drop{context}",),
        "pool_unused": _if(not context, "pool_unused"),
        "lay_out": ("lay_out_block",) if _arrays(f) else ("lay_out_slots",),
        "start": (*_if(not f.is_bitmap and not f.links_addresses, "start_head"), *_if(f.is_locked, "start_lock" if f.owns_memory else "start_lock_only")),
        "beside_begins": ("beside_begins_page",) if f.is_virtual else ("beside_begins_word",),
        "commit_step": ("commit_step_chunk",) if s.text("growth") == "chunked" else ("commit_step_double",),
        "give_memory_back": _if(f.owns_memory, "give_memory_back"),
        "stop": _if(f.is_locked, "stop_lock"),
        "drop_live": _if(f.has_drop_on_reset, "drop_live"),
        "reset": (
            *_if(has_stats, "reset_stats"),
            *_if(f.has_handles, "reset_generations"),
            *_if(is_counted, "reset_live"),
            *_if(f.can_lose, "reset_lost"),
            "reset_first" if f.is_bitmap else "reset_head_address" if f.links_addresses else "reset_head_index",
        ),
        "lost": _if(f.can_lose, "lost"),
        "relist": relist,
        "relisted": _if(f.can_lose, "relisted_lost"),
        "asserts": (
            *_if(f.backing != "buffer", "assert_capacity"),
            *_if(s.of_element("size") is not None, "assert_size"),
            *_if(s.of_element("align") is not None, "assert_align"),
            *_if(s.optional("slot_align") is not None, "assert_slot_align"),
            *_if(s.optional("max_bytes") is not None, f"assert_max_bytes_{_whole(f)}"),
            *_if(s.of_element("init") is not None, f"assert_init_{s.of_element('init_returns')}{context}"),
            *_if(s.of_element("drop") is not None, f"assert_drop{context}"),
        ),
        "slot": _slot(f),
        "members": _members(f),
    }
    folders = {"slot": "member", "members": "member"}
    return {name: tuple(f"pool/{folders.get(name, 'step')}/{t}{_ending(name)}" for t in found) for name, found in steps.items()}


def _ending(name: str) -> str:
    return ".h" if name in ("slot", "members", "pairing") else ".c"


def _whole(f: Facts) -> str:
    """How the bytes of a whole pool are reckoned."""
    if f.is_chunked_heap:
        return "chunked"
    return {"static": "static", "buffer": "buffer"}.get(f.backing, "block")


def _slot(f: Facts) -> Steps:
    aligned = "_aligned" if f.s.optional("slot_align") is not None else ""
    return (
        f"slot_link{aligned}" if f.is_intrusive else f"slot_object{aligned}",
        f"ref_{_ref(f)}",
        "bounds",
        *_if(f.is_chunked_heap, "chunk_sizes"),
        *_if(f.backing == "buffer", "buffer_bytes"),
        *_if(f.s.text("free_list") == "indexed", "indexed_links"),
        *_if(f.has_handles, "handle"),
        "box",
    )


def _ref(f: Facts) -> str:
    if f.links_addresses:
        return "address"
    return "index_bitmap" if f.is_bitmap else "index_link" if f.is_intrusive else "index_beside"


def _members(f: Facts) -> Steps:
    arrays = ("array_pointers",) if _arrays(f) else ()
    return (
        *_if(f.is_chunked_heap, "chunks"),
        *_if(not f.is_chunked_heap and f.backing != "static", "slots_pointer"),
        "first_word" if f.is_bitmap else "head_address" if f.links_addresses else "head_index",
        "counts",
        *_if(not f.links_addresses, "live"),
        *_if(f.can_lose, "lost"),
        *_if(f.can_trim, "committed"),
        *_if(f.has_handles, "generations_ready"),
        *_if(f.backing != "static", *arrays),
        "common",
        *_if(bool(f.s.of_element("hook_context")), "context"),
        *_if(f.backing == "heap", "upstream"),
        *_if(f.is_virtual, "block_bytes"),
        *_if(f.s.flag("track_stats"), "stats"),
        *_if(f.is_locked, "lock"),
        *_if(f.backing == "static", *(("array_embedded",) if arrays else ()), "slots_embedded"),
    )


def _runtime(f: Facts) -> tuple[str, ...]:
    needs_memory = f.backing in ("heap", "virtual") or f.s.flag("wipe_on_free")
    return (
        "base",
        *_if(needs_memory, "memory"),
        *_if(f.is_checked or f.s.text("free_list") != "intrusive", "fault"),
        *_if(f.s.flag("track_stats"), "stats"),
        *_if(f.is_locked, "lock"),
    )


def _part(template: str, place: Place) -> Part:
    return Part(f"pool/{template}", place)


def _types(f: Facts) -> tuple[Part, ...]:
    return tuple(_part(name, Place.TYPES) for name in ("types.h", "struct.h", "api/link_check.h", *_if(not f.is_inline, "api/freed_by_first.h")))


def _interface(f: Facts) -> tuple[Part, ...]:
    """The functions that programs call, in the order of the header."""
    fast = Place.INLINE if f.is_inline else Place.EXTERN
    checked = "checked" if f.is_checked else "plain"
    has_init, has_drop = f.s.of_element("init") is not None, f.s.of_element("drop") is not None
    delete = "api/delete_plain.h" if not has_drop else "api/delete_checked.h" if f.is_checked else "api/delete_unchecked.h"
    chunked = f.s.text("growth") == "chunked"
    init = {
        "heap": ("api/init_capacity_first.h", "api/init_capacity_heap.h", "api/init_with.h"),
        "virtual": ("api/init_capacity_first.h", f"api/init_capacity_virtual{'_chunked' if chunked else ''}.h"),
        "static": ("api/init_static.h",),
        "buffer": ("api/init_buffer.h",),
    }[f.backing]
    reserve = "chunked" if f.is_chunked_heap else "virtual" if f.is_virtual else "fixed"
    verify = "none" if not f.is_checked else "bitmap" if f.is_bitmap else "list"
    slow = Place.EXTERN
    return tuple(
        _part(name, place)
        for name, place in (
            ("api/alloc.h", fast),
            (f"api/free_{checked}.h", fast),
            ("api/new_hook.h" if has_init else "api/new_plain.h", fast),
            (delete, fast),
            ("api/alloc_bulk.h", slow),
            (f"api/free_bulk_{checked}.h", slow),
            *((name, slow) for name in init),
            ("api/destroy.c", slow),
            ("api/reset.c", slow),
            ("api/trim.c" if f.can_trim else "api/trim_nothing.c", slow),
            (f"api/reserve_{reserve}.c", slow),
            ("api/capacity.c", slow),
            ("api/figures_walked.c" if f.links_addresses else "api/figures_counted.c", slow),
            ("api/usage.c", slow),
            ("api/stats_on.c" if f.s.flag("track_stats") else "api/stats_off.c", slow),
            ("api/contains.c", slow),
            (f"api/verify_{verify}.c", slow),
            ("api/settings.c", slow),
            *_if2(bool(f.s.of_element("hook_context")), ("api/set_context.c", slow)),
            ("api/thread_flush.h", slow),
            ("api/box.h", Place.INLINE if f.is_inline else slow),
            *_if2(f.has_handles, ("api/handle.h", slow)),
            *_if2(f.s.flag("iterate"), ("api/foreach_api.c", slow)),
        )
    )


def _if2(condition: bool, *parts: tuple[str, Place]) -> tuple[tuple[str, Place], ...]:
    return parts if condition else ()


def _store(f: Facts) -> tuple[Part, ...]:
    """How slots are found, taken and given: what the interface is made of."""
    near = Place.INTERNAL_INLINE if f.is_inline else Place.PRIVATE
    layout = "chunked" if f.is_chunked_heap else "embedded" if f.backing == "static" else "flat"
    index_near = Place.INTERNAL if f.is_chunked_heap and f.is_inline else near
    store = "bitmap" if f.is_bitmap else "indexed" if not f.is_intrusive else "intrusive_address" if f.links_addresses else "intrusive_index"
    take_any = "bitmap_any.c" if f.is_bitmap else "intrusive_index_any.c" if f.is_checked and f.is_intrusive else "take_or_carve.c"
    live = (
        "is_live_generation" if f.has_handles
        else "is_live_bitmap" if f.is_bitmap
        else "is_live_indexed" if not f.is_intrusive
        else "is_live_bits" if f.has_live_bits
        else "is_known"
    )
    needs_live = f.is_checked or f.s.flag("iterate") or f.has_handles or f.has_drop_on_reset or (f.can_trim and f.knows_live)
    on_take = bool(_steps(f)["on_take"])
    return tuple(
        _part(name, place)
        for name, place in (
            (f"layout/{layout}.h", near),
            *_if2(f.is_chunked_heap, ("layout/chunked_index.h", index_near)),
            ("layout/ref_address.h" if f.links_addresses else "layout/ref_index.h", near),
            (f"store/{store}.h", near),
            *_if2(f.is_bitmap and (f.is_checked or (needs_live and not f.has_handles)), ("store/bitmap_bits.h", near)),
            *_if2(needs_live, (f"store/{live}.h", near)),
            *_if2(on_take, (f"store/hand_out{'' if f.notes_slots else '_counts'}.h", near)),
            ("store/hand_in.h" if f.uses_object else "store/hand_in_slot.h", near),
            *_if2(f.is_bitmap, ("store/bitmap_far.c", Place.INTERNAL if f.is_inline else Place.PRIVATE)),
            *_if2(f.is_intrusive and not f.links_addresses, ("store/intrusive_give.c", Place.PRIVATE)),
            ("store/obtain.h", near),
            ("store/return_checked.h" if f.is_checked else "store/return_plain.h", near),
            ("api/alloc_slow.c", Place.INTERNAL if f.is_inline else Place.PRIVATE),
            *_if2(f.is_checked, (f"api/refuse_{'live' if f.knows_live else 'known'}.c", Place.INTERNAL if f.is_inline else Place.PRIVATE)),
            *_if2(f.is_checked, ("api/name.c", Place.PRIVATE)),
            *_if2(f.is_checked, (f"layout/covers_{'chunked' if f.is_chunked_heap else 'flat'}.h", Place.PRIVATE)),
            ("store/carve.c", Place.PRIVATE),
            *_if2(f.has_handles, ("store/carve_unretired.c", Place.PRIVATE)),
            (f"store/{take_any}", Place.PRIVATE),
            ("store/obtain_any.c", Place.PRIVATE),
            ("store/obtain_locked.c", Place.PRIVATE),
            (f"store/put_run_back{'_retired' if f.has_handles else ''}.c", Place.PRIVATE),
            ("store/obtain_run.c", Place.PRIVATE),
            *_if2(f.is_checked, ("store/return_run.c", Place.PRIVATE)),
            *_if2(f.is_checked and f.is_intrusive, ("store/drop_damaged_list.c", Place.PRIVATE)),
            ("api/make_room.c", Place.PRIVATE),
        )
    )


def _memory(f: Facts) -> tuple[Part, ...]:
    """Where slots come from and go to."""
    names = ["memory/clear_static.c" if f.backing == "static" else "memory/clear.c"]
    if f.backing != "static" and not f.is_chunked_heap and _arrays(f):
        names.append("memory/place.c")
    if f.is_chunked_heap:
        names += ["memory/chunk_list.c", "memory/committed.c", "memory/add_memory.c", "memory/start_chunked.c", "memory/back_chunked.c", "memory/give_back_chunked.c"]
    elif f.is_virtual:
        names += ["memory/commit.c", "memory/start_virtual.c", "memory/back_virtual.c", "memory/give_back_virtual.c"]
    elif f.backing == "heap":
        names += ["memory/start_heap.c", "memory/back_heap.c"]
    else:
        names += ["memory/capacity_of.c"] if f.backing == "buffer" else []
    if f.can_trim and f.knows_live:
        names.append("memory/compact_live.c")
    elif f.can_trim:
        names += ["memory/carved.c", "memory/relist_address.c" if f.links_addresses else "memory/relist_index.c", "memory/compact_marks.c"]
    if f.s.flag("iterate"):
        names += ["memory/carved.c", "api/foreach.c"]
    if f.has_drop_on_reset:
        names.append("memory/drop_live.c")
    return tuple(_part(name, Place.PRIVATE) for name in names)


def _closing(f: Facts) -> tuple[Part, ...]:
    return (
        _part("api/box_auto.h", Place.MACROS),
        _part("api/compile_checks.c", Place.CHECKS),
        _part("api/link_check.c", Place.CHECKS),
    )
