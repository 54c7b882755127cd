"""What the explorer is run on: lock-free arenas, scripts (tests/explorer/arenas.c says how to read one), and seeded
faults."""

from __future__ import annotations

from dataclasses import dataclass

from threads.explorer_cases import told_of_limits


@dataclass(frozen=True)
class Arena:
    """An arena to explore."""

    name: str
    kind: str
    keys: str
    hard_limit: int = 0  # of its monitor, if it has one
    group: str = ""

    @property
    def limits(self) -> tuple[str, ...]:
        return told_of_limits(self.hard_limit, self.group)

    @property
    def prefix(self) -> str:
        return f"typed_{self.kind}_{self.name}"


_PLAIN = 'thread_safety = "lock-free"\npreset = "performance"\n'
_WATCHED = (
    'capacity = 48\nmonitor.hard_limit = 24\nmonitor.soft_limit = 8\nmonitor.on_high = "callback"\nmonitor.on_critical = "callback"\n'
    "monitor.high_percent = 100\nmonitor.critical_percent = 100\n"
)
_WATCHED_CHUNKS = _WATCHED.replace("capacity = 48", 'growth = "chunked"\ncapacity = 16\nchunk = 16\nmax_capacity = 64').replace("soft_limit = 8", "soft_limit = 16")
_CHUNKS = 'growth = "chunked"\ncapacity = 16\nchunk = 16\nmax_capacity = '
ARENAS = {
    arena.name: arena
    for arena in (
        Arena("flat", "bump", f"{_PLAIN}capacity = 24"),
        Arena("flat_stack", "stack", f"{_PLAIN}capacity = 24"),
        Arena("chunks", "bump", f"{_PLAIN}{_CHUNKS}48"),
        Arena("two_chunks", "bump", f"{_PLAIN}{_CHUNKS}32"),
        Arena("chunks_stack", "stack", f"{_PLAIN}{_CHUNKS}48"),
        Arena("two_chunks_stack", "stack", f"{_PLAIN}{_CHUNKS}32"),
        Arena("watched", "bump", f"{_PLAIN}{_WATCHED}", 24),
        Arena("watched_stack", "stack", f"{_PLAIN}{_WATCHED}", 24),
        Arena("grouped", "bump", f'{_PLAIN}{_WATCHED}monitor.group = "some"', 24, "some"),
        Arena("grouped_stack", "stack", f'{_PLAIN}{_WATCHED}monitor.group = "some"', 24, "some"),
        Arena("watched_chunks", "bump", f"{_PLAIN}{_WATCHED_CHUNKS}", 24),
        Arena("watched_chunks_stack", "stack", f"{_PLAIN}{_WATCHED_CHUNKS}", 24),
        Arena("grouped_chunks_stack", "stack", f'{_PLAIN}{_WATCHED_CHUNKS}monitor.group = "some"', 24, "some"),
    )
}

# Without --bound: every order.
CASES = """
    flat             /aa|aa
    flat             /ap|ba
    flat_stack       /ap|ap
    flat_stack       a/bp|aap
    two_chunks       a/b|a
    two_chunks       a/aa|aa
    two_chunks       aaa/aa|a
    two_chunks       --bound 3 aa/a|a|a
    two_chunks       --bound 3 aa/ap|ba
    two_chunks       a/cbr|h
    two_chunks       --bound 3 a/car|h|u
    two_chunks       /ap|d
    two_chunks       --bound 3 a/pap|dp
    chunks           --bound 3 a/ab|ab
    chunks           --bound 3 aa/ap|ap|a
    two_chunks_stack aa/ap|ap
    two_chunks_stack --bound 3 aa/ap|ap|a
    two_chunks_stack --bound 3 aap/aap|ap
    two_chunks_stack /ap|d
    two_chunks_stack --bound 3 a/pap|dp
    chunks_stack     --bound 3 a/bpp|app
    chunks_stack     --bound 3 /ap|dp|a
    watched          /aa|aa
    watched          /ap|ba
    watched          --bound 3 /aa|a|a
    watched          a/car|h|u
    watched_stack    /ap|ap
    watched_stack    a/bp|aap
    grouped          /aa|aa
    grouped          --bound 3 /ap|ba|a
    grouped          a/car|h|u
    grouped_stack    /ap|ap
    grouped_stack    --bound 3 a/bp|aap
    watched_chunks   --bound 3 a/aa|aa
    watched_chunks   --bound 3 a/ab|ab
    watched_chunks   --bound 3 a/caar|h|u
    watched_chunks_stack a/ap|ap
    watched_chunks_stack --bound 3 a/bpp|app
    watched_chunks_stack --bound 2 aa/ap|ap|a
    grouped_chunks_stack a/ap|ap
    grouped_chunks_stack --bound 3 a/bpp|app
"""

# With TYPED_EXPLORER=long: half a minute each.
LONG_CASES = """
    two_chunks       --bound 4 aa/a|a|a
    two_chunks_stack --bound 4 aa/ap|ap|a
"""


@dataclass(frozen=True)
class Fault:
    """An arena made wrong by replacing text ($P is its prefix), and where that is to be found."""

    name: str
    arena: str
    old: str
    new: str
    line: str


FAULTS = (
    Fault("a_chunk_left_open", "two_chunks", "typed_atomic_exchange(&chunk_->cursor_, $P_CLOSED, TYPED_ACQ_REL)", "typed_atomic_load(&chunk_->cursor_, TYPED_RELAXED)", "a/b|a"),
    Fault("an_empty_chunk_left_open", "two_chunks_stack", "typed_atomic_compare_exchange(&chunk_->cursor_, &at_, $P_CLOSED, TYPED_ACQ_REL)", "(at_ = typed_atomic_load(&chunk_->cursor_, TYPED_RELAXED)) == 0", "--bound 3 aa/ap|ap|a"),
    Fault("a_last_look_left_out", "two_chunks", "    return $P_has_room(bump_, bytes_, span_, align_);", "    (void)$P_has_room(bump_, bytes_, span_, align_);\n    return false;", "aa/a|a"),
    Fault("a_block_beyond_the_end", "two_chunks", "if (TYPED_UNLIKELY(at_ >= chunk_->bytes_)) {", "if (TYPED_UNLIKELY(at_ > chunk_->bytes_)) {", "--bound 3 a/aa|aa"),
    Fault("a_request_taken_elsewhere_than_it_was_judged", "watched", "    size_t at_ = position_;\n", "    size_t at_ = typed_atomic_load(&bump_->cursor_, TYPED_RELAXED);\n    position_ = at_;\n", "/aa|aa"),
    Fault("two_that_charge_for_the_same_bytes", "grouped", "        *lost_ = true;\n        typed_group_refund(&typed_group_some, reach_);\n", "        *lost_ = true;\n", "/aa|aa"),
    Fault("a_pop_that_is_not_refunded", "grouped_stack", "    if (from_ > to_) {\n        typed_group_refund", "    if (from_ > to_ + 8) {\n        typed_group_refund", "/ap|ap"),
    Fault("a_chunk_opened_beyond_the_limit", "watched_chunks", "if (chunk_->base_ + chunk_->bytes_ <= typed_atomic_load(&bump_->ceiling_, TYPED_RELAXED)) {", "if (typed_atomic_load(&bump_->ceiling_, TYPED_RELAXED) <= 48) {", "--bound 3 a/aa|aa"),
    Fault("a_held_chunk_not_judged_again", "watched_chunks", "*lost_ = into_ == NULL || position_ > judged_ + allowed_ || reach_ > judged_ + allowed_ - position_;", "*lost_ = into_ == NULL || judged_ > allowed_ + 1000;", "--bound 3 a/aa|aa"),
    Fault("a_held_pop_without_a_look", "grouped_chunks_stack", "is_in_use_ && !*is_open_ && chunk_->held_ == from_;", "is_in_use_ && !*is_open_;", "/ap|ap"),
)
