"""A block that has grown since a position was taken has, when that is returned to, the bytes again that it had then."""

from __future__ import annotations

from pathlib import Path

import pytest

from .arena_programs import ARENAS, QUIET, START, spelled
from .programs import build, emit, passes

RETURNING = [(kind, mode) for kind, mode in ARENAS if mode != "thread-cached"]
SPACINGS = [(kind, mode, spacing) for kind, mode in RETURNING for spacing in ("", "slot_align = 64", "min_alloc_size = 400") if kind == "bump" or "min" not in spacing]
MEMORIES = ["", 'backing = "virtual"', 'growth = "chunked"\nmax_capacity = 65536\nchunk = 4096']
# Each spacing in one kind of memory, and each kind of memory without: emitted suites have more of both together.
PLACES = [*((*spacing, "") for spacing in SPACINGS), *((*arena, "", memory) for arena in RETURNING for memory in MEMORIES if memory)]
PROGRAM = """
#include <typed/fault.h>
static int faults;
static typed_fault_kind kind;
static const void *at;
static void note(const typed_fault *fault, void *ctx)
{
    (void)ctx;
    kind = fault->kind;
    at = fault->address;
    faults++;
}
static bool is_stale(typed_status status)
{
    const bool is_told = !IS_FULL || (faults == 1 && kind == TYPED_FAULT_STALE);
    faults = 0;
    return status == TYPED_ERR_STALE && is_told;
}
#define REFUSED(call) is_stale(call)
static uint64_t bytes(void)
{
    typed_stats stats;
    CHECK($stats(&arena, &stats));
    return stats.allocated_bytes;
}
int main(void)
{
    typed_set_fault_handler(note, NULL);
    CHECK($init(&arena) == TYPED_OK);
    struct own *below = $alloc(&arena);
    struct own *array = $alloc_n(&arena, 3);
    CHECK(below != NULL && array != NULL);
    const size_t used = $used(&arena);
    const $marker position = $mark(&arena);
    for (size_t n = 4; n < 9; n++) {
        CHECK($resize(&arena, array, 3, n) == array && bytes() == (1 + n) * sizeof(struct own));
        CHECK($alloc(&arena) != NULL);
        CHECK($restore(&arena, position) == TYPED_OK);
        CHECK($used(&arena) == used && bytes() == 4 * sizeof(struct own));
    }
    /* positions in what a cut gave back are stale, also when the block has grown again; below it, and from after it, they are not */
    for (size_t round = 0; round < 3; round++) {
        CHECK($resize(&arena, array, 3, 5) == array);
        const $marker five = $mark(&arena);
        CHECK($resize(&arena, array, 5, 7) == array);
        const $marker seven = $mark(&arena);
        CHECK($resize(&arena, array, 7, 8) == array && $restore(&arena, seven) == TYPED_OK && $restore(&arena, seven) == TYPED_OK);
        CHECK($resize(&arena, array, 7, 8) == array && $restore(&arena, five) == TYPED_OK && $restore(&arena, five) == TYPED_OK);
        CHECK(REFUSED($restore(&arena, seven)));
        CHECK($resize(&arena, array, 5, 9) == array && REFUSED($restore(&arena, seven)) && bytes() == 10 * sizeof(struct own));
        const $marker nine = $mark(&arena);
        CHECK($resize(&arena, array, 9, 10) == array && $restore(&arena, nine) == TYPED_OK && $restore(&arena, nine) == TYPED_OK);
        CHECK(REFUSED($restore(&arena, seven)) && $restore(&arena, five) == TYPED_OK && $restore(&arena, position) == TYPED_OK);
        CHECK($resize(&arena, array, 3, 12) == array);
        CHECK(REFUSED($restore(&arena, five)) && REFUSED($restore(&arena, seven)) && REFUSED($restore(&arena, nine)));
        CHECK($restore(&arena, position) == TYPED_OK && $used(&arena) == used && bytes() == 4 * sizeof(struct own));
    }
    BODY
    $destroy(&arena);
    return 0;
}
"""
# What the bytes are, exactly: with full checks another count is a fault, without them it is refused, or not taken for all.
STACK = """
    CHECK(!$try_pop(&arena, array, 4) && !$try_pop(&arena, array, 2));
    CHECK($try_pop(&arena, array, 3) && bytes() == sizeof(struct own));
    CHECK($try_pop(&arena, below, 1) && bytes() == 0 && $used(&arena) == 0);
"""
FULL = """
    CHECK(faults == 0 && $verify(&arena));
    CHECK($resize(&arena, array, 4, 5) == NULL && faults == 1 && kind == TYPED_FAULT_FOREIGN_POINTER && at == array);
    CHECK($resize(&arena, array, 3, 5) == array);
    hidden(array)[5 * sizeof(struct own)] ^= 1;
    CHECK($restore(&arena, position) == TYPED_OK && faults == 2 && kind == TYPED_FAULT_OVERFLOW && at == array);
    CHECK($verify(&arena) && faults == 2 && bytes() == 4 * sizeof(struct own));
"""


@pytest.mark.parametrize(("kind", "mode", "spacing", "memory"), PLACES)
def test_full_checks_know_it(tmp_path: Path, kind: str, mode: str, spacing: str, memory: str) -> None:
    source = emit(tmp_path, kind, f'thread_safety = "{mode}"\npreset = "debug"\ncapacity = 4096\n{spacing}\n{memory}')
    body = FULL + (STACK if kind == "stack" else "")
    assert passes(build(tmp_path, spelled(START + PROGRAM.replace("BODY", body).replace("IS_FULL", "1"), kind), source, flags=QUIET)) == ""


@pytest.mark.parametrize(("kind", "mode", "spacing", "memory"), PLACES)
def test_a_list_of_what_is_live_knows_it(tmp_path: Path, kind: str, mode: str, spacing: str, memory: str) -> None:
    source = emit(tmp_path, kind, f'thread_safety = "{mode}"\nchecks = "none"\ntrack_stats = true\ncapacity = 4096\n{spacing}\n{memory}\n[{kind}.tracking]\nleaks = true')
    body = "    CHECK($live_count(&arena) == 2);\n" + (STACK if kind == "stack" else "")
    assert passes(build(tmp_path, spelled(START + PROGRAM.replace("BODY", body).replace("IS_FULL", "0"), kind), source, flags=QUIET)) == ""


COUNTED = """
int main(void)
{
    CHECK($init(&arena) == TYPED_OK);
    struct own *below = $alloc(&arena);
    const $marker start = $mark(&arena);
    CHECK(below != NULL);
    for (size_t n = 1; n < 40; n++) {
        struct own *array = $alloc(&arena);
        CHECK(array != NULL);
        const $marker position = $mark(&arena);
        CHECK($resize(&arena, array, 1, n) == array && $usage(&arena).used == (1 + n) * sizeof(struct own));
        CHECK(n % 2 == 0 || $alloc_n(&arena, n) != NULL);
        typed_stats stats;
        CHECK($restore(&arena, position) == TYPED_OK && $stats(&arena, &stats) && stats.allocated_bytes == 2 * sizeof(struct own));
        CHECK($usage(&arena).used == 2 * sizeof(struct own) && stats.allocation_count - stats.deallocation_count == 2);
        GO_BACK
        CHECK($usage(&arena).used == sizeof(struct own) && $stats(&arena, &stats) && stats.allocated_bytes == sizeof(struct own));
    }
    $reset(&arena);
    CHECK($usage(&arena).used == 0);
    $destroy(&arena);
    return 0;
}
"""


@pytest.mark.parametrize(("kind", "mode", "spacing", "memory"), [place for place in PLACES if place[2] or place[3]])
def test_without_notes_figures_are_of_what_there_was_at_the_position(tmp_path: Path, kind: str, mode: str, spacing: str, memory: str) -> None:
    """Its elements are smaller than what each takes, so that growing where it is makes less of that padding."""
    source = emit(tmp_path, kind, f'thread_safety = "{mode}"\ntrack_stats = true\ncapacity = 8192\n{spacing}\n{memory}')
    header = tmp_path / "own.h"
    header.write_text(header.read_text().replace("bytes[64]", "bytes[24]"))
    back = "CHECK($try_pop(&arena, array, 1));" if kind == "stack" else "CHECK($restore(&arena, start) == TYPED_OK);"
    assert passes(build(tmp_path, spelled(START + COUNTED.replace("GO_BACK", back), kind), source, flags=QUIET)) == ""


SHRUNK = """
enum { BLOCKS = 4, LARGEST = 5, MARKS = 64 };
static struct own *arrays[BLOCKS];
static size_t sizes[BLOCKS], depth, count;
static $marker marks[MARKS];
static struct { size_t depth, size; bool is_good; } taken[MARKS];
/* Where the arena has come down to: what was above is stale from now on. */
static void came_down(void)
{
    const size_t size = depth == 0 ? 0 : sizes[depth - 1];
    for (size_t i = 0; i < count; i++) {
        taken[i].is_good = taken[i].is_good && (taken[i].depth < depth || (taken[i].depth == depth && taken[i].size <= size));
    }
}
static unsigned seed;
static size_t below(size_t end)
{
    seed = seed * 1103515245 + 12345;
    return seed / 65536 % end;
}
static void step(size_t chosen)
{
    if (chosen < 2 && depth < BLOCKS) {
        sizes[depth] = 1 + below(LARGEST);
        arrays[depth] = $alloc_n(&arena, sizes[depth]);
        CHECK(arrays[depth++] != NULL);
    } else if (chosen < 6 && depth > 0) {
        const size_t size = 1 + below(LARGEST);
        CHECK($resize(&arena, arrays[depth - 1], sizes[depth - 1], size) == arrays[depth - 1]);
        sizes[depth - 1] = size;
    } else if (chosen < 8 && count < MARKS) {
        marks[count] = $mark(&arena);
        taken[count].depth = depth;
        taken[count].size = depth == 0 ? 0 : sizes[depth - 1];
        taken[count++].is_good = true;
    } else if (chosen == 8 && count > 0) {
        const size_t i = below(count);
        const typed_status status = $restore(&arena, marks[i]);
        CHECK(taken[i].is_good ? status == TYPED_OK && faults == 0 : is_stale(status));
        if (taken[i].is_good) {
            depth = taken[i].depth;
            sizes[depth > 0 ? depth - 1 : 0] = taken[i].size;
        }
    } else {
        POP
    }
    came_down();
}
int main(void)
{
    typed_set_fault_handler(note, NULL);
    CHECK($init(&arena) == TYPED_OK);
    size_t stale = 0;
    for (unsigned round = 0; round < 3000; round++) {
        seed = round;
        depth = 0;
        count = 0;
        for (int i = 0; i < 60; i++) {
            step(below(10));
        }
        for (size_t i = 0; i < count; i++) {
            stale += !taken[i].is_good;
        }
        CHECK(faults == 0 && (!IS_FULL || $verify(&arena)));
        uint64_t elements = 0;
        for (size_t i = 0; i < depth; i++) {
            elements += sizes[i];
        }
        CHECK(bytes() == elements * sizeof(struct own));
        $reset(&arena);
    }
    CHECK(stale > 1000);
    $destroy(&arena);
    return 0;
}
"""
POP = """if (depth > 0) {
            depth--;
            CHECK($try_pop(&arena, arrays[depth], sizes[depth]));
        }"""


@pytest.mark.parametrize("memory", [MEMORIES[0], MEMORIES[2]])
@pytest.mark.parametrize(("kind", "mode", "spacing"), SPACINGS)
def test_a_position_is_good_until_the_arena_was_below_it(tmp_path: Path, kind: str, mode: str, spacing: str, memory: str) -> None:
    """Arrays that grow and shrink where they are, positions, returns and pops, at random; a list of positions says which are
    good."""
    source = emit(tmp_path, kind, f'thread_safety = "{mode}"\npreset = "debug"\ncapacity = 8192\n{spacing}\n{memory.replace("4096", "16384")}')
    program = PROGRAM[: PROGRAM.index("int main")] + SHRUNK.replace("POP", POP if kind == "stack" else "(void)0;")
    assert passes(build(tmp_path, spelled(START + program.replace("IS_FULL", "1"), kind), source, flags=QUIET)) == ""
