"""Bump arenas and stacks with full checks, `leaks` or call sites: which steps and parts they have beside the others.

With either of the first two every block has a note, and each call has the arena to itself, whatever the mode.
"""

from __future__ import annotations

from collections.abc import Iterator

from gen.arena_facts import Facts, least_span
from gen.sites import Call, sites_of
from gen.steps import Steps, when


def constants_full(f: Facts) -> dict[str, object]:
    """Names of sites in the text of templates, which are NULL where none are kept."""
    P, me = f.s.prefix, "bump_" if f.is_bump else "stack_"
    noted = f.notes_sites
    return {
        "max_retries": f.s.number("max_retries"),
        "is_owned": "false" if f.has_lock else "true",
        "watch_holds": "typed_watch_holds" if f.has_lock else "typed_watch_holds_owned",
        "fault": "typed_fault_recorded" if f.has_sites else "typed_fault_found",
        "fault_end": ", NULL" if f.has_sites else "",
        "note_site": f"{P}_note_site(&note_)" if noted else "NULL",
        "walk_site": f"{P}_note_site(&walk_.note_)" if noted else "NULL",
        "array_site": f"{P}_site_of({me}, array_)" if noted else "NULL",
        "owned_site": "taken_" if noted else "NULL",
        "needs_no_site": "is_owned_ && !is_torn_" if f.is_full else "is_owned_",
        "lock_is_held": "; the lock is held" if f.has_lock else "",
        "block_address": f"{P}_chunk_begin(chunk_) + (block_ - chunk_->base_)" if f.is_chunked_heap else f"{me}->begin_ + block_",
        "block_bounds": "block_ - chunk_->base_, end_ - block_" if f.is_chunked_heap else f"block_, (size_t)({me}->cursor_ - address_)",
        "not_popped": " && node_->pop_ == 0" if f.pops_wait else "",
        "and_not_popped": ", and was not popped" if f.pops_wait else "",
        "and_unmade": f" && {P}_node_at({me}, block_) == NULL" if f.dropped else "",
        "is_newest_here": f"{me}->noted_ > {me}->base_" if f.is_chunked_heap else f"{me}->noted_ != 0",
        "search_words": ", or else where it is found by its own note" if f.is_full else "",
        "or_searched": f" || {P}_note_search(block_, position_, offset_, sizeof note_, &note_)" if f.is_full else "",
        "none_known": "it is the last one that is found in the chunks before" if f.is_full and f.is_chunked_heap else "no block is known to be below",
        "last_elsewhere": f"{P}_last_below(block_, offset_)" if f.is_full and f.is_chunked_heap else "0",
        "is_none_here": f"{me}->noted_ <= {me}->base_" if f.is_chunked_heap else f"{me}->noted_ == 0",
        "first_made": f"{P}_first_made({me})" if f.is_full else f"{me}->made_",
        "lead_of_node": f"{P}_lead_of_node(node_)" if f.elements[0].name else f"offsetof({P}_made, object_)",
        "made_site": f"{P}_site_before((const unsigned char *)node_)" if noted else "NULL",
        "or_made": f" || {P}_is_made({me}, walk_.address_)" if f.dropped else "",
        "damaged_site": _damaged_site(f, f"{P}_site_of({me}, damaged_)", f"{P}_given_site({me}, damaged_)"),
        "verified_site": "at_" if noted else "NULL",
        "given_site": f"{P}_given_site({me}, written_)" if noted else "NULL",
        "retired": f"{me}->chunk_->retired_" if f.is_chunked_heap else f"{me}->retired_",
        "or_written": ", or somebody wrote to what was given back" if f.is_full else "",
        "or_unsure": ", or something is not as it should be" if f.is_full else "",
        "obtains": "looked_take" if f.is_full else "cursor_take",
        "fill_freed": "typed_fill" if f.is_full else "memset",
        "lowered_to": f"{me}->begin_ + (position_ - {me}->base_)" if f.is_chunked_heap else f"{me}->begin_ + position_",
        "and_stays": f" && (note_.bytes_ < {me}->noted_ - {me}->base_ || {me}->chunk_->previous_ == NULL)" if f.is_chunked_heap else "",
        "verify_what": "what was given back for writes to it, and " if f.is_full else "and ",
        "verify_full_cost": "allocations + bytes that were in use once" if f.is_full else "allocations",
        "verify_faults": "write after free, " if f.is_full else "",
        "begin_site": "begun_at_" if f.reports_beginnings else "NULL",
        "end_scope": f"{P}_restore_begun(owner_, begun_->mark_, begun_->begun_at_)" if f.reports_beginnings else f"{P}_restore(owner_, begun_->mark_)",
        "is_inside": f"{P}_is_within({me}, address_)" if f.is_noted else f"{P}_{'run_taken' if f.is_cached else 'run_from'}({me}, address_) > 0",
        **_gathering(f),
        "before_include": (f"#define {P}_WITHOUT_SITES",) if f.has_sites else (),
        **sites_of(_calls(f), f.has_sites),
    }


def _damaged_site(f: Facts, of_block: str, given: str) -> str:
    """Where what verify has found was allocated, or given back."""
    return f"kind_ == TYPED_FAULT_WRITE_AFTER_FREE ? {given} : {of_block}" if f.is_full else of_block


def _gathering(f: Facts) -> dict[str, object]:
    """What a report at the end leaves out: what the end itself has dropped."""
    leaves_out = f.reports_at_end and bool(f.dropped)
    return {
        "gather_which": "bool also_dropped_, " if leaves_out else "",
        "gather_all": "true, " if leaves_out else "",
        "gather_rest": "false, " if leaves_out else "",
        "less_lead": " - TYPED_LEAST(note_->lead_, note_->size_)" if f.dropped else "",
        "is_gathered": " && (also_dropped_ || note_->lead_ == 0)" if leaves_out else "",
    }


def steps_full(f: Facts) -> dict[str, Steps]:
    """Steps of full checks and of notes, none of which stands anywhere without them."""
    returns = ("null", "zero", "false", "invalid", "void")
    restores = "restore_drops" if f.dropped else "restore"
    return {
        **{f"usable_{value}": when(f.is_full, f"usable_{value}") for value in returns},
        "usable_mark": when(f.is_full, "usable_mark"),
        "ended": when(f.is_full, "end_watch"),
        "as_if_zeroed": when(f.is_full, "as_if_zeroed"),
        "refuse_array": ("refuse_array_full" if f.is_noted else "refuse_array",),
        "restores": ("restore_sited" if f.reports_beginnings else restores,),
        "from_top": when(f.is_chunked_heap, "from_top_chunk"),
        "find_damaged": when(f.is_chunked_heap, "find_chunk", "damaged_nowhere"),
        "find_serial": when(f.is_chunked_heap, "find_chunk", "serial_nowhere"),
        "restores_begun": (restores,),
        "judge_pop": when(f.judges_pops, "judge_pop"),
        "refuse_pop": when(f.is_full, "refuse_pop_shared" if f.judges_pops else "refuse_pop"),
        "scope_site": when(f.reports_beginnings, "scope_site"),
        "scope_members": when(f.reports_beginnings, "scope_site"),
        **_steps_retired(f),
        "on_unlist": ("look_at_guards" if f.looks_at_guards else "read_newest",),
        "note_members": (*when(f.notes_sites, "note_site"), *when(f.has_leaks, "note_leak"), *when(f.has_leaks and bool(f.dropped), "note_lead")),
        "on_note": (*when(f.notes_sites, "note_site"), *when(f.has_leaks, "note_point")),
        "node_end": when(f.is_full, "node_guard"),
        "remember_smaller": ("remember_smaller" if f.has_marks else "me_unused",),
        "note_made": (*when(f.is_full, "guard_made"), *when(f.has_leaks, "note_lead"), *when(f.is_noted, "note_made")),
        "leaks_at_end": when(f.reports_at_end, "leaks_at_end"),
    }


def _steps_retired(f: Facts) -> dict[str, Steps]:
    """Memory that was given back is filled, and looked at when it is handed out again."""
    is_flat = f.is_full and not f.is_chunked_heap
    return {
        "before_take": when(f.is_full, "unused_sound"),
        "look_damaged": when(f.is_full, "look_damaged"),
        "within_cut": when(f.looks_at_guards and _rounds_spans(f), "within_cut"),
        "before_cut": when(f.looks_at_guards and f.has_marks, "cut_look"),
        "sure_take": when(f.is_full, "sure_take"),
        "try_sound": when(f.is_full, "try_sound"),
        "rare_pop": when(f.is_full, "cold"),
        "report_taken": when(f.is_full, "report_taken"),
        "note_given": when(f.is_full and f.notes_sites, "note_given"),
        "chunk_used": when(f.is_full and f.notes_sites, "retired_elsewhere"),
        "new_chunk": when(f.is_full, "nothing_retired"),
        "trimmed": when(is_flat, "trim_retired"),
        "verify_made": when(f.is_full and bool(f.dropped), "verify_made"),
        "verify_unused": when(f.is_full, "verify_unused"),
        "verify_site": when(f.notes_sites, "verify_site"),
    }


def _rounds_spans(f: Facts) -> bool:
    """Whether blocks of different bytes may take the same from the cursor."""
    return f.s.optional("slot_align") is not None or least_span(f) > 1


def parts_note(f: Facts) -> Iterator[str]:
    """Functions of the source that each allocation goes through."""
    if f.is_full:
        yield "common/api/usable.h"
    yield "store/note_put.h"
    yield "store/note_read.h"
    if f.looks_at_guards:
        yield "full/guard_holds.h"
    if f.notes_sites:
        yield "full/note_site.h"
    yield "store/newest_unlist.h"
    if f.is_full:
        yield "full/unused.h"
        if f.notes_sites:
            yield "full/given_site.h"


def parts_full(f: Facts) -> Iterator[tuple[bool, str]]:
    """Functions of the source, and none of the header: all is out of line."""
    layout = "chunked" if f.is_chunked_heap else "flat"
    yield f.looks_at_guards, "full/report.c"
    yield f.looks_at_guards, "full/damage.c"
    yield f.looks_at_guards, "full/newest_look.c"
    yield True, "full/note_find.c"
    yield f.is_full, "full/note_search.c"
    yield f.is_full and f.is_chunked_heap, "full/note_last_below.c"
    yield f.is_full, "full/written.c"
    yield f.is_full, f"full/first_written_{layout}.c"
    yield f.has_marks, "store/serial_below.c"
    yield f.has_marks, "full/note_cut.c"
    yield f.has_marks and f.looks_at_guards, "full/cut_look.c"
    yield True, "store/newest_has.c"
    yield f.is_checked and not f.is_full, "store/newest_is_shorter.c"
    yield True, f"full/walk_{layout}.c"
    yield True, "full/is_within.c"
    yield f.notes_sites and f.is_checked, "full/site_of.c"
    yield f.reports_beginnings and f.has_marks, "full/restore_begun.c"
    yield f.has_leaks, "common/api/name.c"
    yield f.has_leaks, "tracking/gather.c"
    yield f.reports_at_end, "tracking/at_end.c"
    yield f.has_leaks and bool(f.dropped), "full/note_lead.c"
    yield bool(f.dropped) and (f.is_full or f.has_marks), "full/node_at.c"
    yield f.is_full and bool(f.dropped), "full/is_made.c"
    yield f.is_full, "full/is_array.c"
    yield f.is_full and bool(f.dropped) and bool(f.elements[0].name), "full/lead_of_node.c"
    yield f.is_full and bool(f.dropped), "full/made_guard.c"
    yield f.is_full and bool(f.dropped) and f.notes_sites, "full/site_before.c"
    yield f.judges_pops, "full/is_block.c"
    yield f.is_full and not f.is_bump, f"store/refuse_pop{'_shared' if f.judges_pops else ''}.c"


def _calls(f: Facts) -> Iterator[Call]:
    """The functions that are called through a macro where call sites are noted."""
    P, me = f.s.prefix, "bump_" if f.is_bump else "stack_"
    arena, scope = f"{P} *{me}", "scope" if f.is_bump else "frame"
    for e in f.elements:
        one = f"{e.T_}*"
        yield Call(f"alloc{e.E}", one, arena, me, True)
        yield Call(f"alloc{e.E}_n", one, f"{arena}, size_t count_", f"{me}, count_", True)
        yield Call(f"new{e.E}", one, arena, me, True)
        yield Call(f"resize{e.E}", one, f"{arena}, {e.T_}*array_, size_t old_count_, size_t count_", f"{me}, array_, old_count_, count_", True)
        if f.is_bump:
            yield Call(f"copy{e.E}", one, f"{arena}, {e.const_T_}*source_, size_t count_", f"{me}, source_, count_", True)
        else:
            yield Call(f"try_pop{e.E}", "bool ", f"{arena}, {e.T_}*array_, size_t count_", f"{me}, array_, count_")
    if f.is_bump:
        yield Call("alloc_bytes", "void *", f"{arena}, size_t size_, size_t align_", f"{me}, size_, align_", True)
        yield Call("strdup", "char *", f"{arena}, const char *text_", f"{me}, text_", True)
        yield Call("strndup", "char *", f"{arena}, const char *text_, size_t most_", f"{me}, text_, most_", True)
    if f.has_marks:
        mark, position = ("checkpoint", "typed_checkpoint") if f.is_bump else ("mark", "typed_marker")
        yield Call(mark, f"{position} ", f"const {arena}", me, True)
        yield Call("restore", "typed_status ", f"{arena}, {position} mark_", f"{me}, mark_")
        yield Call(f"{scope}_begin", f"{P}_{scope} ", arena, me, True)
        yield Call(f"{scope}_end", "void ", f"{P}_{scope} *begun_", "begun_")
    yield Call("destroy", "void ", arena, me)
    yield Call("reset", "void ", arena, me)
    yield Call("trim", "size_t ", f"{arena}, size_t keep_bytes_", f"{me}, keep_bytes_")
    yield Call("reserve", "typed_status ", f"{arena}, size_t capacity_", f"{me}, capacity_")
    yield Call("verify", "bool ", f"const {arena}", me)
