"""What the explorer is run on: lock-free arenas, scripts (tests/explorer/arenas.c says how to read one), and seeded
faults."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Arena:
    """An arena to explore."""

    name: str
    kind: str
    keys: str

    @property
    def prefix(self) -> str:
        return f"typed_{self.kind}_{self.name}"


_PLAIN = 'thread_safety = "lock-free"\npreset = "performance"\n'
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
    chunks           --bound 3 a/ab|ab
    chunks           --bound 3 aa/ap|ap|a
    two_chunks_stack aa/ap|ap
    two_chunks_stack --bound 3 aa/ap|ap|a
    two_chunks_stack --bound 3 aap/aap|ap
    chunks_stack     --bound 3 a/bpp|app
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
    Fault("a_block_beyond_the_end", "two_chunks", "if (TYPED_UNLIKELY(at_ >= chunk_->bytes_)) {", "if (TYPED_UNLIKELY(at_ > chunk_->bytes_)) {", "a/aa|aa"),
)
