"""Steps: the statement groups and members that a plan names, and where their templates are."""

from __future__ import annotations

from collections.abc import Mapping

Steps = tuple[str, ...]

# Which lists of steps are members of a struct or other declarations, which end in .h.
DECLARATIONS = frozenset({"slot", "members", "pairing", "cache_counts", "cache_members", "chunk_members", "node_members", "node_end", "note_members", "scope_members"})
MEMBERS = frozenset({"slot", "members", "cache_counts", "cache_members", "chunk_members", "node_members", "node_end", "note_members", "scope_members"})
# What reads the same in every kind of allocator, and so stands in templates/common.
COMMON = frozenset(
    {
        "member/common",
        "member/context",
        "member/listed",
        "member/lock",
        "member/allowance",
        "member/monitor",
        "member/stats",
        "member/upstream",
        "member/watch",
        "step/assert_align",
        "step/assert_drop",
        "step/assert_drop_context",
        "step/assert_init_bool",
        "step/assert_init_bool_context",
        "step/assert_init_void",
        "step/assert_init_void_context",
        "step/assert_init_zero",
        "step/assert_init_zero_context",
        "step/assert_max_bytes_buffer",
        "step/assert_max_bytes_static",
        "step/assert_size",
        "step/assert_slot_align",
        "step/drop",
        "step/drop_context",
        "step/give_memory_back",
        "step/lock",
        "step/start_lock",
        "step/start_lock_only",
        "step/stats_fail",
        "step/end_watch",
        "step/enter_registry",
        "step/leave_registry",
        "step/restart_level",
        "step/start_watch",
        "step/stop_lock",
        "step/store_name",
        "step/store_name_listed",
        "step/unlock",
        "step/usable_false",
        "step/usable_invalid",
        "step/usable_null",
        "step/usable_void",
        "step/usable_zero",
    }
)


def when(condition: bool, *steps: str) -> Steps:
    """These steps, or none."""
    return steps if condition else ()


def paths_of(kind: str, steps: Mapping[str, Steps]) -> dict[str, object]:
    """Each list of steps as the templates to include."""
    return {name: tuple(_path(kind, name, step) for step in found) for name, found in steps.items()}


def _path(kind: str, name: str, step: str) -> str:
    file = f"{'member' if name in MEMBERS else 'step'}/{step}"
    return f"{'common' if file in COMMON else kind}/{file}{'.h' if name in DECLARATIONS else '.c'}"
