"""Emitted stacks that drop what threads made, while these pop: with both ThreadSanitizers, with AddressSanitizer, and with
other threads coming between any two atomic operations."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from threads.stress_programs import COMPILERS, WITH_JITTER, Programs, holds, stress  # noqa: E402
from threads.test_arenas_made import MADE  # noqa: E402

# As large as what stands before it, so that what was made ends where an array would.
LARGER = MADE.replace("text[16]", "text[24]").replace("#endif", "struct raw { long words[3]; };\nbool raw_init(struct raw *object);\n#endif")
STACKS = {
    "heap": 'capacity = "256KiB"',
    "plain": 'capacity = "256KiB"\npreset = "performance"',
    "virtual": 'capacity = "256KiB"\nbacking = "virtual"\npreset = "conservative"',
    "static": 'capacity = "64KiB"\nbacking = "static"',
    "tries": 'capacity = "256KiB"\nmax_retries = 3',
    "watched": 'capacity = "256KiB"\nmonitor.hard_limit = "200KiB"',
    "chunks": 'capacity = 512\ngrowth = "chunked"\nmax_capacity = "256KiB"',
    "chunks_counted": 'capacity = 512\ngrowth = "chunked"\nchunk = 2000\nmax_capacity = "256KiB"\npreset = "conservative"',
}
CHUNKS = 'capacity = 512\ngrowth = "chunked"\nmax_capacity = "256KiB"'
FREE, MUTEX = 'thread_safety = "lock-free"', 'thread_safety = "mutex"'
# Stacks in which what is popped waits for what is behind it: in every way to share them, and to see what is live.
WAITING = {name: f"{FREE}\n{keys}" for name, keys in STACKS.items()} | {
    "outline": f'{FREE}\ncapacity = "256KiB"\ninline = false\npreset = "conservative"',
    "grouped": f'{FREE}\ncapacity = "256KiB"\npreset = "conservative"\nmonitor.group = "all"\nmonitor.hard_limit = "200KiB"',
    "chunks_watched": f'{FREE}\n{CHUNKS}\npreset = "conservative"\nmonitor.soft_limit = "2KiB"\nmonitor.hard_limit = "200KiB"',
    "chunks_grouped": f'{FREE}\n{CHUNKS}\nmonitor.group = "all"\nmonitor.hard_limit = "200KiB"',
    "leaks": f'{FREE}\ncapacity = "256KiB"\nchecks = "none"\ntracking.leaks = true',
    "leaks_bounds": f'{FREE}\n{CHUNKS}\nchecks = "bounds"\ntracking.leaks = true',
    "full": f'{FREE}\ncapacity = "256KiB"\npreset = "debug"',
    "mutex": f'{MUTEX}\ncapacity = "256KiB"',
    "mutex_plain": f'{MUTEX}\ncapacity = "256KiB"\npreset = "performance"\nslot_align = 64',
    "mutex_chunks": f'{MUTEX}\n{CHUNKS}\npreset = "conservative"\nmonitor.hard_limit = "200KiB"\nwipe_on_free = true',
    "mutex_grouped": f'{MUTEX}\n{CHUNKS}\nmonitor.group = "all"\nmonitor.hard_limit = "200KiB"',
    "mutex_full": f'{MUTEX}\n{CHUNKS}\nchecks = "full"\ntracking.leaks = true\ntrack_stats = true',
    "mutex_kinds": f'{MUTEX}\ncapacity = "256KiB"\npreset = "conservative"',
    "flat_kinds": f'{FREE}\ncapacity = "256KiB"',
    "kinds": f'{FREE}\n{CHUNKS}\npreset = "conservative"',
}
# The same where only hooks can come between.
ALONE = {
    "alone": 'capacity = "256KiB"',
    "alone_plain": 'capacity = "256KiB"\npreset = "performance"',
    "alone_chunks": f'{CHUNKS}\npreset = "conservative"',
    "alone_leaks": 'capacity = "256KiB"\npreset = "performance"\ntracking.leaks = true',
    "alone_full": f'{CHUNKS}\npreset = "debug"',
    "alone_kinds": 'capacity = "256KiB"\nmonitor.hard_limit = "200KiB"',
}
ALL = WAITING | {name: f'thread_safety = "single-threaded"\n{keys}' for name, keys in ALONE.items()}

# What is broken, a text of the emitted code, and what stands there then.
MUTATIONS = [
    ("heap", "stack_->made_ == NULL || stack_->made_->end_ <= start_", "true"),
    ("chunks", "!typed_stack_chunks_is_unmade(stack_, array_, typed_stack_chunks_SPAN(count_ * size_)) || ", ""),
    ("heap", "typed_stack_heap_is_unmade(stack_, block_, old_span_)", "true"),
    ("chunks", "typed_stack_chunks_is_unmade(stack_, block_, old_span_)", "true"),
    ("heap", "        node_->pop_ = pop_;\n", ""),
    ("heap", "node_->end_ == typed_stack_heap_position(stack_) && ", ""),
]

# The same of what waits, and the scenario that notices.
WAITING_MUTATIONS = [
    ("heap", "        ended_->pop_ = typed_stack_heap_ENDED;\n", "", "waits"),
    ("chunks", "        ended_->pop_ = typed_stack_chunks_ENDED;\n", "", "holds"),
    ("heap", "    if (is_popped_) {\n        typed_stack_heap_give_back_ended(stack_);\n    }\n", "", "waits"),
    ("heap", "    if (is_popped_) {\n        typed_stack_heap_give_back_ended(stack_);\n    }\n", "", "holds"),
    ("chunks", "    typed_stack_chunks_give_back_uncovered(stack_);\n    return true;", "    return true;", "waits"),
    ("mutex", "        typed_stack_mutex_give_back_ended(stack_);\n    }\n    typed_lock_release(&stack_->lock_);\n    return is_newest_;", "    }\n    typed_lock_release(&stack_->lock_);\n    return is_newest_;", "waits"),
    ("heap", "    if (is_done_ && bytes_ == 0) {", "    if (false) {", "waits"),
    ("mutex", "        typed_stack_mutex_give_back_ended(stack_);\n    }\n    typed_lock_release(&stack_->lock_);\n    return is_done_;", "    }\n    typed_lock_release(&stack_->lock_);\n    return is_done_;", "waits"),
    ("heap", "    typed_stack_heap_give_back_uncovered(stack_);\n    return TYPED_OK;", "    return TYPED_OK;", "waits"),
    ("mutex", "        typed_stack_mutex_give_back_ended(stack_);\n    }\n    typed_lock_release(&stack_->lock_);\n    return TYPED_OK;", "    }\n    typed_lock_release(&stack_->lock_);\n    return TYPED_OK;", "waits"),
    ("heap", "        typed_stack_heap_end_made(stack_, &made_->node_, 0);\n", "", "waits"),
    ("heap", "stack_->made_->pop_ != 0 && ", "false && ", "waits"),
    ("mutex", "stack_->made_->pop_ != 0 && ", "false && ", "waits"),
    ("heap", " && ended_->pop_ == pop_", "", "waits"),
    ("heap", "node_->pop_ == 0 && (uintptr_t)node_ + offset_", "(uintptr_t)node_ + offset_", "waits"),
    ("full", "node_ != NULL && node_->pop_ == 0;", "node_ != NULL;", "waits"),
    ("mutex", "node_->pop_ == typed_stack_mutex_ENDED && node_->end_ == typed_stack_mutex_position(stack_)", "node_->pop_ == typed_stack_mutex_ENDED", "waits"),
    ("chunks", "    if (chunk_->base_ + at_ != end_) {", "    if (false) {", "holds"),
    ("chunks", "begin_ <= chunk_->base_ && chunk_->previous_ != NULL) {\n        chunk_ = chunk_->previous_;\n    }\n    typed_stack_chunks_open", "false) {\n        chunk_ = chunk_->previous_;\n    }\n    typed_stack_chunks_open", "waits"),
    ("chunks", "    TYPED_TAKE_BACK_SHARED(node_, span_);\n", "", "waits"),
    ("kinds", "typed_atomic_fetch_sub(&stack_->padding_, span_ - bytes_, TYPED_RELAXED);\n    }\n    typed_stats_deallocated_shared(&stack_->stats_, bytes_);\n    return true;\n}", "span_;\n    }\n    return true;\n}", "waits"),
    ("kinds", "        return sizeof(struct made);", "        return 1;", "waits"),
    ("chunks_grouped", "    typed_group_refund(&typed_group_all, span_);\n    typed_stack_chunks_grouped_raise_peak", "    typed_stack_chunks_grouped_raise_peak", "waits"),
    ("flat_kinds", "    (void)typed_stack_flat_kinds_undo(stack_, start_, bytes_, typed_stack_flat_kinds_SPAN(size_));\n    typed_stack_flat_kinds_give_back_uncovered(stack_);", "    (void)typed_stack_flat_kinds_undo(stack_, start_, bytes_, typed_stack_flat_kinds_SPAN(size_));", "refused"),
    ("kinds", "    (void)typed_stack_kinds_undo(stack_, block_, bytes_, typed_stack_kinds_SPAN(size_));\n    typed_stack_kinds_give_back_uncovered(stack_);", "    (void)typed_stack_kinds_undo(stack_, block_, bytes_, typed_stack_kinds_SPAN(size_));", "refused"),
    ("mutex_kinds", "        typed_stack_mutex_kinds_undo(stack_, bytes_, typed_stack_mutex_kinds_SPAN(size_));\n        typed_stack_mutex_kinds_give_back_ended(stack_);", "        typed_stack_mutex_kinds_undo(stack_, bytes_, typed_stack_mutex_kinds_SPAN(size_));", "refused"),
    ("alone", " && ended_->pop_ == pop_", "", "waits"),
    ("alone_full", " && ended_->pop_ == pop_", "", "waits"),
    ("heap", "    typed_stack_heap_sort_made(stack_);\n    typed_stack_heap_drop_node *ended_", "    typed_stack_heap_drop_node *ended_", "waits"),
]

SANITIZED = ("-fsanitize=address,undefined", "-fno-sanitize-recover=all")


@pytest.fixture(scope="module")
def programs(tmp_path_factory: pytest.TempPathFactory) -> Programs:
    element = 'type = "struct made"\ninit = "made_init"\ndrop = "made_drop"'
    kinds = f'[[element]]\nname = "byte"\ntype = "unsigned char"\n[[element]]\nname = "made"\n{element}'
    kinds += '\n[[element]]\nname = "raw"\ntype = "struct raw"\ninit = "raw_init"'
    specs = {name: f"{kinds if 'kinds' in name else f'[element]{chr(10)}{element}'}\n[stack]\n{keys}" for name, keys in ALL.items()}
    return Programs(tmp_path_factory.mktemp("made"), "test_stacks_made.c", {"made.h": LARGER}, specs, _defines)


def _defines(name: str) -> list[str]:
    keys = ALL[name]
    is_full = 'checks = "full"' in keys or 'preset = "debug"' in keys
    is_tracked = is_full or "tracking.leaks = true" in keys
    is_charged = "monitor.group" in keys and FREE in keys
    return [*(["-DGROUP=typed_group_all"] if is_charged else []), *(["-DSUFFIX=_made", "-DODD=_byte", "-DRAW=_raw"] if "kinds" in name else []), *(["-DIS_FULL=1"] if is_full else []), *(["-DLEAKS"] if is_tracked else [])]


@pytest.mark.parametrize("name", STACKS)
@pytest.mark.parametrize(("threads", "rounds"), [(1, 5), (2, 50), (16, 10)])
def test_each_is_dropped_once_by_whoever_gives_it_back(programs: Programs, name: str, threads: int, rounds: int) -> None:
    holds(programs.program(name, "gcc"), "pops", threads, rounds)


@pytest.mark.parametrize("name", STACKS)
def test_whoever_comes_between_a_pop_does_no_harm(programs: Programs, name: str) -> None:
    holds(programs.program(name, "gcc", WITH_JITTER, *SANITIZED), "pops", 6, 5)


@pytest.mark.parametrize("cc", COMPILERS)
@pytest.mark.parametrize("name", STACKS)
@pytest.mark.parametrize(("threads", "rounds"), [(2, 5), (16, 1)])
def test_thread_sanitizer_has_nothing_to_say_of_pops(programs: Programs, name: str, cc: str, threads: int, rounds: int) -> None:
    holds(programs.program(name, cc, "-fsanitize=thread"), "pops", threads, rounds)


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("flags", [(), SANITIZED])
def test_what_waits_goes_with_what_was_behind_it(programs: Programs, name: str, flags: tuple[str, ...]) -> None:
    holds(programs.program(name, "gcc", *flags), "waits", 1, 50)


@pytest.mark.parametrize("name", [name for name in WAITING if "kinds" in name])
def test_what_waits_goes_with_what_is_refused_behind_it(programs: Programs, name: str) -> None:
    holds(programs.program(name, "gcc", *SANITIZED), "refused", 1, 20)


@pytest.mark.parametrize("name", WAITING)
def test_everything_can_be_popped_in_the_end(programs: Programs, name: str) -> None:
    program = programs.program(name, "gcc")
    for threads in (1, 2, 16):
        holds(program, "holds", threads, 30)
    holds(programs.program(name, "gcc", WITH_JITTER, *SANITIZED), "holds", 6, 6)


@pytest.mark.parametrize("cc", COMPILERS)
@pytest.mark.parametrize("name", WAITING)
def test_thread_sanitizer_has_nothing_to_say_of_what_waits(programs: Programs, name: str, cc: str) -> None:
    program = programs.program(name, cc, "-fsanitize=thread")
    holds(program, "waits", 1, 2)
    holds(program, "holds", 4, 3)


@pytest.mark.parametrize("name", WAITING)
def test_a_fork_while_one_is_dropped_leaves_both_sound(programs: Programs, name: str) -> None:
    holds(programs.program(name, "gcc"), "forks", 1, 20)


@pytest.mark.parametrize(("name", "text", "broken"), MUTATIONS)
def test_what_is_broken_in_a_pop_is_noticed(programs: Programs, tmp_path: Path, name: str, text: str, broken: str) -> None:
    programs.broken(tmp_path, name, text, broken)
    program = programs.program(name, "gcc", WITH_JITTER, "-fsanitize=address", folder=tmp_path)
    assert any(stress(program, "pops", threads, 2).returncode != 0 for threads in (1, 2, 4, 8))


@pytest.mark.parametrize(("name", "text", "broken", "scenario"), WAITING_MUTATIONS)
def test_what_is_broken_in_what_waits_is_noticed(programs: Programs, tmp_path: Path, name: str, text: str, broken: str, scenario: str) -> None:
    programs.broken(tmp_path, name, text, broken)
    program = programs.program(name, "gcc", WITH_JITTER, "-fsanitize=address", folder=tmp_path)
    assert any(stress(program, scenario, threads, 25).returncode != 0 for threads in ((1, 2, 4, 8) if scenario == "holds" else (1,)))
