"""What watches a pool: numbers, names and steps of full checks, tracking, the monitor and the registry. None of it stands
in a pool that asks for none."""

from __future__ import annotations

from gen.monitor import rules_of
from gen.names import before_a_name
from gen.pool_facts import Facts
from gen.settings import free_byte_of
from gen.sites import Call, sites_of
from gen.steps import Steps, when


def constants_full(f: Facts) -> dict[str, object]:
    """Of full checks: guards before an element, the byte that a free one is filled with, and who may use the pool."""
    s = f.s
    spacing = s.optional("slot_align")
    lead = f"offsetof({s.prefix}_slot, object_)"
    return {
        "and_whole": f" && {s.prefix}_guards_hold((const void *)object_)" if f.is_full else "",
        "less_lead": f" - {lead}" if f.is_full else "",
        "plus_lead": f" + {lead}" if f.is_full else "",
        "guard_align": f"TYPED_ALIGNOF({s.of_element('type')})" if spacing is None else f"(size_t){spacing}",
        "free_byte": free_byte_of(s),
        "and_drained": " && pool_->is_drained_" if f.drains_late else "",
        "drained_when": " once there is no more memory" if f.drains_late else "",
        "given": str(s.of_element("type")) if f.is_full else f"{s.prefix}_slot",
        "generation": "pool_->records_[slot_].generation_" if f.is_full else "pool_->generations_[slot_]",
        "generation_now": "typed_atomic_load(&pool_->generations_[slot_], TYPED_RELAXED)" if f.is_shared else "pool_->records_[slot_].generation_" if f.is_full else "pool_->generations_[slot_]",
        "is_owned": "false" if f.has_lock else "true",
        "watch_holds": "typed_watch_holds" if f.has_lock else "typed_watch_holds_owned",
        "quarantine": s.number("tracking.quarantine"),
        "retired_when": ", after 2147483647 uses: a handle never comes to life a second time" if f.has_handles else "",
    }


def constants_tracking(f: Facts) -> dict[str, object]:
    """How the record of a slot is read: other threads may be writing it where they share the pool."""
    record = f"pool_->records_[slot_]{'.element_' if f.is_full else ''}"
    return {
        "record_site": f"typed_atomic_load(&{record}.taken_, TYPED_RELAXED)" if f.is_shared else f"{record}.taken_",
        "record_point": _record_point(f, record),
        "point_cost": "O(elements ever handed out)" if f.is_full else "O(1)",
        "tracking_threads": " Exact when no other thread is using the pool." if f.is_shared else "",
        "before_include": (f"#define {f.s.prefix}_WITHOUT_SITES",) if f.has_sites else (),
        **sites_of(_calls(f), f.has_sites),
        **_passed(f),
    }


def _record_point(f: Facts, record: str) -> str:
    """How many leak points had been given when a live slot was handed out."""
    if f.is_full:
        return f"{f.s.prefix}_slot_point(pool_, slot_)"
    return f"typed_atomic_load(&{record}.point_, TYPED_RELAXED)" if f.is_shared else f"{record}.point_"


def _passed(f: Facts) -> dict[str, object]:
    """How the fast paths get the place that they are called from: as an argument, where each call notes one."""
    P, here = f.s.prefix, ", here_" if f.is_sited else ""
    at, first = ("_at", "here_, ") if f.is_sited else ("", "")
    return {
        "site": "here_" if f.is_sited else "typed_current_site",
        "and_here": ", const char *here_" if f.is_sited else "",
        "pass_here": here,
        "pass_site": ", typed_current_site" if f.is_sited else "",
        "alloc_slow": f"{P}_alloc_slow{at}({first}pool_)",
        "free_unsure": f"{P}_free_unsure{at}({first}pool_, object_)",
        "refuse": f"{P}_refuse{at}({first}pool_, object_)",
    }


def _calls(f: Facts) -> tuple[Call, ...]:
    """The functions that are called through a macro where call sites are noted."""
    P, T_ = f.s.prefix, before_a_name(str(f.s.of_element("type")))
    const_T_ = before_a_name(f"{T_.strip()} const" if T_.endswith("*") else f"const {T_.strip()}")
    pool = f"{P} *pool_"
    handles = (
        Call("handle_of", f"{P}_handle ", f"const {pool}, {const_T_}*object_", "pool_, object_"),
        Call("handle_get", f"{T_}*", f"const {pool}, {P}_handle handle_", "pool_, handle_"),
    )
    foreach = Call("foreach", "void ", f"{pool}, void (*visit_)({T_}*object_, void *ctx_), void *ctx_", "pool_, visit_, ctx_")
    return (
        *(handles if f.has_handles and f.is_full else ()),
        *((foreach,) if f.s.flag("iterate") and f.is_full else ()),
        Call("alloc", f"{T_}*", pool, "pool_", True, f.is_sited),
        Call("free", "void ", f"{pool}, {T_}*object_", "pool_, object_", False, f.is_sited),
        Call("new", f"{T_}*", pool, "pool_", True),
        Call("delete", "void ", f"{pool}, {T_}*object_", "pool_, object_"),
        Call("alloc_bulk", "size_t ", f"{pool}, {T_}**objects_, size_t count_", "pool_, objects_, count_", True),
        Call("free_bulk", "void ", f"{pool}, {T_}*const *objects_, size_t count_", "pool_, objects_, count_"),
        Call("destroy", "void ", pool, "pool_"),
        Call("reset", "void ", pool, "pool_"),
        Call("trim", "size_t ", f"{pool}, size_t keep_bytes_", "pool_, keep_bytes_"),
        Call("reserve", "typed_status ", f"{pool}, size_t capacity_", "pool_, capacity_"),
        Call("verify", "bool ", f"const {pool}", "pool_"),
        Call("box_new", f"{P}_box ", f"{pool}, {T_}value_", "pool_, value_", True),
        Call("box_copy", f"{P}_box ", f"{pool}, {const_T_}*value_", "pool_, value_", True),
        Call("box_make", f"{P}_box ", pool, "pool_", True),
        Call("box_take", "bool ", f"{P}_box *box_, {T_}*out_", "box_, out_"),
        Call("box_drop", "void ", f"{P}_box *box_", "box_"),
    )


def constants_monitor(f: Facts) -> dict[str, object]:
    """The rules of the monitor, and how its allowance bounds what is taken."""
    outstanding = f"((size_t)pool_->carved_ - pool_->free_count_ - pool_->spare_count_{less_lost(f)})" if f.is_cached else f"{f.s.prefix}_slot_live_count(pool_)"
    batch = "pool_->limit_ < 2 ? 1 : pool_->limit_ - pool_->limit_ / 8 - 1"
    is_on = f.has_monitor
    limit = "typed_atomic_load(&pool_->committed_, TYPED_ACQUIRE)" if f.can_trim else "pool_->capacity_"
    return {
        **rules_of(f.s),
        "request_of_grant": "carved_ + more_ - ceiling_" if f.has_group else "TYPED_LEAST(count_, carved_ + more_)",
        "fits_now": "fits_" if f.has_lock else "false",
        "had_now": _had_now(f),
        "had_drained": "((size_t)pool_->committed_ - pool_->carved_) + pool_->free_count_",
        "watched_now": "out_->usage.used",
        "in_group": "\n * In a group what another thread is asking for counts as well." if f.has_group else "",
        "allowance_unit": "elements",
        "allowance_type": "int64_t",
        "outstanding": outstanding,
        "make_room": "make_more_room" if is_on else "make_room",
        "run_fits": "(int64_t)count_ <= TYPED_LEAST((int64_t)pool_->capacity_, pool_->allowance_)" if f.has_allowance else "count_ <= pool_->capacity_",
        "carve_most": f"TYPED_LEAST((size_t){limit}, (size_t)typed_atomic_load(&pool_->ceiling_, TYPED_RELAXED))" if is_on else limit,
        "batch_most": f"(size_t)TYPED_LEAST((int64_t)({batch}), pool_->allowance_)" if is_on else batch,
        "had_most": "TYPED_LEAST(had_, (size_t)pool_->allowance_)" if is_on else "had_",
        "take_one": f"{'pool_->allowance_ == 0 ? NULL : ' if is_on else ''}{f.s.prefix}_take_one(pool_)",
    }


def less_lost(f: Facts) -> str:
    """What slots that were retired take off a count, where threads share the pool."""
    return " - typed_atomic_load(&pool_->lost_, TYPED_RELAXED)" if f.can_lose else ""


def _had_now(f: Facts) -> str:
    """Elements that can be had without more memory, where that is not a matter of following links."""
    fresh = f"((size_t)pool_->{'committed_' if f.can_trim else 'capacity_'} - pool_->carved_)"
    if f.is_bitmap:
        return f"{fresh} + pool_->carved_ - pool_->lost_ - {f.s.prefix}_slot_live_count(pool_)" if f.can_lose else f"{fresh} + pool_->carved_ - {f.s.prefix}_slot_live_count(pool_)"
    if f.drains_late:
        return f"{fresh} + (pool_->is_drained_ ? pool_->free_count_ : TYPED_MOST(pool_->free_count_, {f.s.prefix}_QUARANTINE) - {f.s.prefix}_QUARANTINE)"
    return f"{fresh} + pool_->free_count_{' + pool_->spare_count_' if f.is_cached else ''}"


def steps_full(f: Facts, on_give: Steps) -> dict[str, Steps]:
    """Steps of full checks, none of which stands anywhere without them."""
    returns = ("null", "zero", "false", "invalid", "void")
    return {
        **{f"usable_{value}": when(f.is_full, f"usable_{value}") for value in (*returns, "handle")},
        "unsure_alloc": when(f.is_full, "unsure_alloc"),
        "list_ends": when(f.is_full, "list_ends"),
        # A list that keeps some in quarantine has more than the one that alloc takes.
        "list_may_end": when(f.is_full and f.s.number("tracking.quarantine") == 0, "list_ends"),
        "alloc_body": ("alloc_here" if f.is_sited else "alloc_body",),
        "free_body": ("free_here" if f.is_sited else "free_body",),
        "body_alloc": ("alloc_body",),
        "body_free": ("free_body",),
        "end_drain": when(f.drains_late, "end_drain"),
        "ended": when(f.is_full, "end_watch"),
        # A failed init is no destroyed pool, but as if there had been none.
        "zeroed": when(f.is_full, "zeroed"),
        "zeroed_deep": when(f.is_full, "zeroed_deep"),
        "notice": when(f.is_full, "notice"),
        "report_noticed": when(f.is_full, "report_noticed"),
        "on_withdraw": tuple(step for step in on_give if step in ("count_give", "refund")) + when(f.is_full, "record_withdrawn"),
        "enter_deep_full": when(f.has_lock, "lock_deep"),
        "leave_deep_full": when(f.has_lock, "unlock_deep"),
    }


def steps_monitor(f: Facts) -> dict[str, Steps]:
    """Steps of the monitor, none of which stands anywhere without it."""
    group = "_group" if f.has_group else ""
    checked = "checked" if f.is_checked else "plain"
    return {
        "refund_rest": when(f.has_group, "refund_rest"),
        "allowance_unused": when(f.has_allowance, "allowance_unused" if f.has_group else "allowance_forgotten"),
        "allowance_forgotten": when(f.has_allowance and not f.has_group, "allowance_forgotten"),
        "forget_granted": when(f.has_granted, "forget_granted"),
        "look_again": when(f.has_lock, "look_again"),
        "commit_wanted": when(f.is_virtual, "commit_run" if f.is_shared else "commit_count"),
        "none_allowed": when(f.has_allowance, "none_allowed"),
        "when_refused": when(f.is_cached, "room_recall"),
        "judge_next": (f"shut_{checked}",) if f.is_fenced else when(f.refunds_allowance, "judge_next"),
        "shut": when(f.is_fenced, f"shut_{checked}"),
        "open": when(f.is_fenced, f"open_{checked}"),
        "left_at_head": when(f.is_fenced, f"left_at_head_{checked}"),
        "repaired_first": when(f.is_fenced and f.is_checked, "repaired_first"),
        "rest_damaged": when(f.is_fenced and f.is_checked, "rest_damaged"),
        "spend": when(f.has_allowance, "spend"),
        "spend_run": when(f.has_allowance, "spend_run"),
        "allow": (f"raise_ceiling{group}" if f.is_lock_free else "allow_group" if f.has_group else "allow_granted" if f.has_granted else "allow_own",),
        "refund_judged": when(f.has_group, "refund_judged"),
        "refund_slot": when(f.has_group, "refund"),
        "refund_fresh": when(f.has_group, "refund_fresh"),
        "refund_all": refund_all(f),
    }


def refund_all(f: Facts) -> Steps:
    return when(f.has_group, "refund_ceiling" if f.is_lock_free else "refund_all")
