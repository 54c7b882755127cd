"""What somebody wrote over in a bump arena or a stack with full checks: told once, for what it is, and the arena goes on."""

from __future__ import annotations

from pathlib import Path

import pytest

from .arena_programs import ARENAS, QUIET, START, spelled
from .programs import build, emit, passes

TOLD = """
static typed_fault_kind kind;
static const void *at;
static size_t faults;
static void note(const typed_fault *f, void *ctx) { (void)ctx; kind = f->kind; at = f->address; faults++; }
#define TOLD(k, p) CHECK(faults == 1 && kind == (k) && at == (p)); faults = 0
int main(void)
{
    typed_set_fault_handler(note, NULL);
    CHECK($init(&arena) == TYPED_OK);
    struct own *one = $alloc(&arena);
    struct own *two = $alloc(&arena);
    struct own *three = $alloc(&arena);
    CHECK(one != NULL && two != NULL && three != NULL);
    BODY
    CHECK(faults == 0 && $verify(&arena));
    $destroy(&arena);
    CHECK(faults == 0);
    return 0;
}
"""

# Faults as they come.
GATHER = """
static const void *addresses[16];
static typed_fault_kind kinds[16];
static size_t told;
static void gather(const typed_fault *f, void *ctx) { (void)ctx; kinds[told % 16] = f->kind; addresses[told++ % 16] = f->address; }
"""


def run(folder: Path, kind: str, source: Path, body: str, before: str = "") -> None:
    """A program that does what is in `body`, and checks itself."""
    text = spelled(START + before + TOLD.replace("BODY", body), kind)
    assert passes(build(folder, text, source, flags=QUIET)) == ""


# Each fill in one kind of memory, and each kind of memory with one fill.
FILLS = ['preset = "debug"', 'preset = "debug"\nwipe_on_free = true', 'checks = "full"', 'checks = "full"\ndealloc_pattern = 0x11']
FILLED = [*((fill, "") for fill in FILLS), (FILLS[0], 'backing = "virtual"'), (FILLS[0], 'growth = "chunked"\nmax_capacity = 65536\nchunk = 200')]


@pytest.mark.parametrize(("keys", "memory"), FILLED)
@pytest.mark.parametrize(("kind", "mode"), ARENAS)
def test_each_write_to_what_was_given_back_is_told_once(tmp_path: Path, kind: str, mode: str, memory: str, keys: str) -> None:
    source = emit(tmp_path, kind, f'thread_safety = "{mode}"\n{keys}\ncapacity = 4096\n{memory}')
    body = """
    $reset(&arena);
    memset(hidden(three) + 3, 'x', 40);
    hidden(one)[63] = 'x';
    CHECK($alloc(&arena) == one);
    TOLD(TYPED_FAULT_WRITE_AFTER_FREE, hidden(one) + 63);
    CHECK(!$verify(&arena));
    TOLD(TYPED_FAULT_WRITE_AFTER_FREE, hidden(three) + 3);
    CHECK($alloc(&arena) == two && faults == 0);
    CHECK($alloc(&arena) == three);
    TOLD(TYPED_FAULT_WRITE_AFTER_FREE, hidden(three) + 3);
    $reset(&arena);"""
    run(tmp_path, kind, source, body)


@pytest.mark.parametrize(("kind", "mode"), ARENAS)
def test_a_write_to_the_first_byte_of_a_spare_chunk_is_told(tmp_path: Path, kind: str, mode: str) -> None:
    """There is no block in that chunk whose end it could be past."""
    source = emit(tmp_path, kind, f'thread_safety = "{mode}"\npreset = "debug"\ncapacity = 200\ngrowth = "chunked"\nmax_capacity = 65536')
    body = """
    $reset(&arena);
    hidden(two)[-(ptrdiff_t)sizeof($note)] = 'x'; /* where its note began */
    CHECK($alloc(&arena) == one && faults == 0 && $alloc(&arena) == two);
    TOLD(TYPED_FAULT_WRITE_AFTER_FREE, hidden(two) - sizeof($note));"""
    run(tmp_path, kind, source, body)


@pytest.mark.parametrize(("kind", "mode"), ARENAS)
def test_a_write_that_goes_on_behind_a_block_is_an_overflow_that_the_next_allocation_finds(tmp_path: Path, kind: str, mode: str) -> None:
    source = emit(tmp_path, kind, f'thread_safety = "{mode}"\npreset = "debug"')
    body = """
    $reset(&arena);
    CHECK($alloc(&arena) == one);
    memset(hidden(one) + 64, 'x', 30);
    CHECK($alloc(&arena) == two);
    TOLD(TYPED_FAULT_OVERFLOW, one);"""
    run(tmp_path, kind, source, body)


@pytest.mark.parametrize(("kind", "mode"), ARENAS)
def test_a_write_over_the_next_note_is_told_whatever_is_written(tmp_path: Path, kind: str, mode: str) -> None:
    """Zeros are what a list of notes ends with, and sizes must not be believed."""
    source = emit(tmp_path, kind, f'thread_safety = "{mode}"\npreset = "debug"\ncapacity = 65536')
    body = """
    for (size_t n = 9; n <= 8 + sizeof($note); n++) {
        for (int byte = 0; byte < 256; byte += 51) {
            $reset(&arena);
            CHECK((one = $alloc(&arena)) != NULL && (two = $alloc(&arena)) != NULL && $alloc(&arena) != NULL);
            memset(hidden(one) + 64, byte, n);
            CHECK(!$verify(&arena));
            TOLD(TYPED_FAULT_OVERFLOW, one);
            $reset(&arena);
            CHECK(faults == 2 && kind == TYPED_FAULT_UNDERFLOW && at == two);
            faults = 0;
        }
    }"""
    run(tmp_path, kind, source, body)


@pytest.mark.parametrize("memory", ["", 'growth = "chunked"\nmax_capacity = 65536\nchunk = 65536'])
@pytest.mark.parametrize("spacing", ["", "slot_align = 512"])
@pytest.mark.parametrize(("kind", "mode"), ARENAS)
def test_a_note_that_is_gone_hides_nothing_below(tmp_path: Path, kind: str, mode: str, spacing: str, memory: str) -> None:
    """A write goes on over the next note, or over whole blocks and their notes: the block that it came from is told, and so are
    those below; what lies below is found, and popped."""
    source = emit(tmp_path, kind, f'thread_safety = "{mode}"\npreset = "debug"\ncapacity = 65536\n{spacing}\n{memory}')
    pops = """
                for (size_t i = 4; i >= n; i--) {
                    CHECK($try_pop(&arena, blocks[i], 1));
                }
                CHECK(told == 1 && kinds[0] == TYPED_FAULT_UNDERFLOW && addresses[0] == blocks[n]);
                told = 0;"""
    body = """
    typed_set_fault_handler(gather, NULL);
    for (size_t n = 2; n <= 4; n++) {
        for (int is_popped = 0; is_popped <= CAN_POP; is_popped++) {
            struct own *blocks[5];
            $reset(&arena);
            told = 0;
            for (size_t i = 0; i < 5; i++) {
                CHECK((blocks[i] = $alloc(&arena)) != NULL);
            }
            hidden(blocks[0])[64] = 'x';
            memset(hidden(blocks[1]) + 64, 'x', (size_t)(hidden(blocks[n]) - hidden(blocks[1])) - 64);
            CHECK(!$verify(&arena) && told == 1 && kinds[0] == TYPED_FAULT_OVERFLOW && addresses[0] == blocks[1]);
            CHECK($contains(&arena, blocks[0]) && $contains(&arena, blocks[4]));
            told = 0;
            if (is_popped) {POPS
            }
            $reset(&arena);
            CHECK(told >= 2 && kinds[0] == TYPED_FAULT_OVERFLOW && addresses[0] == blocks[0] && kinds[1] == TYPED_FAULT_OVERFLOW && addresses[1] == blocks[1]);
            CHECK(told == (is_popped ? 2 : 3) && (is_popped || (kinds[2] == TYPED_FAULT_UNDERFLOW && addresses[2] == blocks[n])));
        }
    }
    typed_set_fault_handler(note, NULL);"""
    body = body.replace("POPS", pops if kind == "stack" else "").replace("CAN_POP", str(int(kind == "stack")))
    run(tmp_path, kind, source, body, GATHER)


@pytest.mark.parametrize("gone", [1, 2])
@pytest.mark.parametrize(("kind", "mode"), ARENAS)
def test_a_note_that_is_gone_hides_no_chunk(tmp_path: Path, kind: str, mode: str, gone: int) -> None:
    """The lowest of one or two chunks: what is in the chunks before is told all the same."""
    source = emit(tmp_path, kind, f'thread_safety = "{mode}"\npreset = "debug"\ncapacity = 400\ngrowth = "chunked"\nmax_capacity = 65536')
    body = """
    typed_set_fault_handler(gather, NULL);
    $reset(&arena);
    struct own *blocks[24];
    size_t lowest[24], chunks = 0;
    for (size_t i = 0; i < 24; i++) {
        CHECK((blocks[i] = $alloc(&arena)) != NULL);
        const ptrdiff_t distance = i == 0 ? 0 : hidden(blocks[i]) - hidden(blocks[i - 1]);
        if (distance <= 0 || distance > 200) {
            lowest[chunks++] = i;
        }
    }
    CHECK(chunks > 4 && lowest[1] > 1);
    for (size_t i = 1; i <= GONE; i++) {
        memset(hidden(blocks[lowest[i]]) - sizeof($note), 'x', sizeof($note));
    }
    hidden(blocks[0])[64] = 'x';
    CHECK(!$verify(&arena) && told == 1 && kinds[0] == TYPED_FAULT_UNDERFLOW && addresses[0] == blocks[lowest[GONE]]);
    told = 0;
    $reset(&arena);
    CHECK(told == 1 + GONE && kinds[0] == TYPED_FAULT_OVERFLOW && addresses[0] == blocks[0]);
    for (size_t i = 1; i <= GONE; i++) {
        CHECK(kinds[i] == TYPED_FAULT_UNDERFLOW && addresses[i] == blocks[lowest[i]]);
    }
    CHECK($verify(&arena));
    typed_set_fault_handler(note, NULL);""".replace("GONE", str(gone))
    run(tmp_path, kind, source, body, GATHER)


@pytest.mark.parametrize("mode", [mode for kind, mode in ARENAS if kind == "stack"])
def test_a_position_behind_a_block_that_was_lost_cuts_no_other(tmp_path: Path, mode: str) -> None:
    """A block whose note is gone is skipped by a pop, and what is its own stays taken: a position there is in no block."""
    source = emit(tmp_path, "stack", f'thread_safety = "{mode}"\npreset = "debug"\ncapacity = 4096')
    body = """
    const size_t note_bytes = sizeof($note);
    struct own *array = $alloc_n(&arena, 3);
    struct own *four = $alloc(&arena), *five = $alloc(&arena), *six = $alloc(&arena);
    memset(array, 3, 3 * sizeof *array);
    memset(hidden(five) - note_bytes, 'x', note_bytes);
    memset(hidden(six) - note_bytes, 'x', note_bytes);
    CHECK($try_pop(&arena, six, 1));
    TOLD(TYPED_FAULT_UNDERFLOW, six);
    const $marker here = $mark(&arena);
    struct own *seven = $alloc(&arena);
    memset(hidden(four) - note_bytes, 'x', note_bytes);
    memset(hidden(seven) - note_bytes, 'x', note_bytes);
    CHECK($restore(&arena, here) == TYPED_OK);
    TOLD(TYPED_FAULT_UNDERFLOW, seven);
    for (size_t i = 0; i < 3 * sizeof *array; i++) {
        CHECK(hidden(array)[i] == 3);
    }
    CHECK($verify(&arena) && $contains(&arena, hidden(array) + 191) && $live_count(&arena) == 4);
    $reset(&arena);"""
    run(tmp_path, "stack", source, body)


@pytest.mark.parametrize("spacing", ["", "slot_align = 512"])
@pytest.mark.parametrize("mode", [mode for kind, mode in ARENAS if kind == "stack"])
def test_one_byte_before_each_of_two_neighbours_hides_neither(tmp_path: Path, mode: str, spacing: str) -> None:
    """Their notes say all that they did, and it is borne out: both are told, and what is below them is popped."""
    source = emit(tmp_path, "stack", f'thread_safety = "{mode}"\npreset = "debug"\ncapacity = 8192\n{spacing}')
    body = """
    for (int is_reset = 0; is_reset < 2; is_reset++) {
        told = 0;
        typed_set_fault_handler(gather, NULL);
        hidden(two)[-1] ^= 1;
        hidden(three)[-1] ^= 1;
        CHECK(!$verify(&arena) && told == 1 && addresses[0] == two && kinds[0] == TYPED_FAULT_UNDERFLOW);
        told = 0;
        if (is_reset) {
            $reset(&arena);
            CHECK(told == 2 && addresses[0] == two && addresses[1] == three);
        } else {
            CHECK($try_pop(&arena, three, 1) && $try_pop(&arena, two, 1) && told == 2 && $try_pop(&arena, one, 1) && told == 2 && $used(&arena) == 0);
            CHECK($alloc(&arena) == one && $alloc(&arena) == two && $alloc(&arena) == three);
        }
        typed_set_fault_handler(note, NULL);
    }"""
    run(tmp_path, "stack", source, body, GATHER)


@pytest.mark.parametrize("byte", [0x00, 0x01, 0x46, 0x78])
@pytest.mark.parametrize("act", ["", "CHECK($resize(&arena, two, 1, 2) == two);"])
@pytest.mark.parametrize("mode", [mode for kind, mode in ARENAS if kind == "stack"])
def test_what_a_note_says_after_it_was_written_over_gives_nothing_of_others_back(tmp_path: Path, mode: str, act: str, byte: int) -> None:
    """Numbers that a note could hold; with the note below it whole, or written over too. A resize makes a note whole again."""
    source = emit(tmp_path, "stack", f'thread_safety = "{mode}"\npreset = "debug"\ncapacity = 4096')
    body = """
    for (int is_lowest = 0; is_lowest < 2; is_lowest++) {
        CHECK($try_pop(&arena, three, 1));
        memset(one, 1, sizeof *one);
        for (size_t at = 0; at < sizeof($note); at += sizeof(size_t)) {
            const size_t value = BYTE;
            memcpy(hidden(two) - sizeof($note) + at, &value, sizeof value);
        }
        if (is_lowest) {
            hidden(one)[-1] ^= 1;
        }
        ACT
        CHECK($try_pop(&arena, two, COUNT) && $alloc(&arena) != NULL && $alloc(&arena) != NULL);
        for (size_t i = 0; i < sizeof *one; i++) {
            CHECK(hidden(one)[i] == 1);
        }
        $reset(&arena);
        faults = 0;
        CHECK($alloc(&arena) == one && $alloc(&arena) == two && $alloc(&arena) == three);
    }"""
    run(tmp_path, "stack", source, body.replace("BYTE", str(byte)).replace("ACT", act).replace("COUNT", "2" if act else "1"))


@pytest.mark.parametrize(("kind", "mode"), ARENAS)
def test_a_write_past_an_array_that_a_resize_copies_is_told_by_it(tmp_path: Path, kind: str, mode: str) -> None:
    """Also when it shrinks where it is, not being the newest; once."""
    source = emit(tmp_path, kind, f'thread_safety = "{mode}"\npreset = "debug"\ncapacity = 4096')
    body = """
    hidden(two)[64] = 'x';
    struct own *copy = $resize(&arena, two, 1, 3);
    CHECK(copy != NULL && copy != two);
    TOLD(TYPED_FAULT_OVERFLOW, two);
    CHECK($verify(&arena) && $alloc(&arena) != NULL);
    hidden(copy)[3 * 64 + 1] = 'x';
    CHECK($resize(&arena, copy, 3, 2) == copy);
    TOLD(TYPED_FAULT_OVERFLOW, copy);
    CHECK($resize(&arena, one, 1, 1) == one && $resize(&arena, three, 1, 2) != NULL);
    $reset(&arena);"""
    run(tmp_path, kind, source, body)


@pytest.mark.parametrize("mode", [mode for kind, mode in ARENAS if kind == "stack"])
def test_a_damaged_note_does_not_hold_up_a_pop(tmp_path: Path, mode: str) -> None:
    source = emit(tmp_path, "stack", f'thread_safety = "{mode}"\npreset = "debug"')
    body = """
    memset(hidden(two) + 64, 'x', 24);
    CHECK($try_pop(&arena, three, 1));
    TOLD(TYPED_FAULT_UNDERFLOW, three);
    CHECK($contains(&arena, one) && $live_count(&arena) == 2);
    CHECK($try_pop(&arena, two, 1)); /* the padding between was known again */
    TOLD(TYPED_FAULT_OVERFLOW, two);
    $reset(&arena);
    CHECK($alloc(&arena) == one && $alloc(&arena) == two && $alloc(&arena) == three);
    hidden(three)[-1] = 0;
    CHECK($try_pop(&arena, three, 1));
    TOLD(TYPED_FAULT_UNDERFLOW, three);
    CHECK($verify(&arena) && $contains(&arena, one) && $live_count(&arena) == 2);
    CHECK($try_pop(&arena, two, 1) && $try_pop(&arena, one, 1));"""
    run(tmp_path, "stack", source, body)


@pytest.mark.parametrize(("kind", "mode"), [(kind, mode) for kind, mode in ARENAS if mode != "thread-cached"])
def test_going_back_over_a_damaged_note_is_not_refused(tmp_path: Path, kind: str, mode: str) -> None:
    source = emit(tmp_path, kind, f'thread_safety = "{mode}"\npreset = "debug"')
    body = """
    const $marker here = $mark(&arena);
    struct own *four = $alloc(&arena);
    hidden(four)[-1] = 0;
    CHECK($restore(&arena, here) == TYPED_OK);
    TOLD(TYPED_FAULT_UNDERFLOW, four);"""
    run(tmp_path, kind, source, body)


@pytest.mark.parametrize(("kind", "mode"), ARENAS)
def test_what_a_refused_init_hook_wrote_is_told_by_the_call(tmp_path: Path, kind: str, mode: str) -> None:
    source = emit(tmp_path, kind, f'thread_safety = "{mode}"\npreset = "debug"', element='init = "own_init"\ninit_returns = "bool"')
    hook = "static void *own_at;\nstatic inline bool own_init(struct own *o) { own_at = o; ((volatile unsigned char *)o)[64] = 0; return false; }\n"
    header = tmp_path / "own.h"
    header.write_text("\n".join(hook.replace("static void *own_at", "extern void *own_at") if "own_init" in line else line for line in header.read_text().splitlines()))
    before = "void *own_at;\n"
    body = """
    CHECK($new(&arena) == NULL);
    TOLD(TYPED_FAULT_OVERFLOW, own_at);"""
    run(tmp_path, kind, source, body, before)


@pytest.mark.parametrize("how", ["$verify(&arena)", "$reset(&arena), 0", "(AT = $POP)", "$destroy(&arena), $init(&arena)"])
@pytest.mark.parametrize(("kind", "mode"), ARENAS)
def test_a_write_before_an_element_to_be_dropped_is_told(tmp_path: Path, kind: str, mode: str, how: str) -> None:
    """Between its node and it stands a guard: what reaches the node leaves nothing to be dropped, and nothing to crash on."""
    if "$POP" in how:
        how = "$try_pop(&arena, two, 1) != (n < 8)" if kind == "stack" else "$verify(&arena)"
    source = emit(tmp_path, kind, f'thread_safety = "{mode}"\npreset = "debug"', element='drop = "own_drop"')
    body = f"""
    for (size_t n = 1; n <= 32; n++) {{
        $reset(&arena);
        faults = 0;
        CHECK($new(&arena) != NULL && (two = $new(&arena)) != NULL);
        memset(hidden(two) - n, 'x', n);
        CHECK(!({how}));
        CHECK(faults >= 1 && at == two && kind == (faults == 1 ? TYPED_FAULT_UNDERFLOW : TYPED_FAULT_NOT_LIFO));
    }}
    $reset(&arena);
    faults = 0;"""
    run(tmp_path, kind, source, body)


@pytest.mark.parametrize(("kind", "mode"), ARENAS)
def test_each_byte_behind_the_true_end_of_an_element_to_be_dropped_is_guarded(tmp_path: Path, kind: str, mode: str) -> None:
    """What stands before it is aligned, so that the structure of both may end behind the element."""
    source = emit(tmp_path, kind, f'thread_safety = "{mode}"\npreset = "debug"', element='init = "own_init"\ndrop = "own_drop"')
    header = tmp_path / "own.h"
    header.write_text(header.read_text().replace("bytes[64]", "bytes[13]"))
    body = f"""
    $reset(&arena);
    const size_t none = $usage(&arena).used;
    CHECK((one = $new(&arena)) != NULL && (two = $new(&arena)) != NULL);
    CHECK($usage(&arena).used == none + 2 * sizeof(struct own));
    for (size_t n = 0; n < 8; n++) {{
        hidden(one)[13 + n] ^= 'x';
        CHECK(!$verify(&arena));
        TOLD(TYPED_FAULT_OVERFLOW, {"hidden(one) - LEAD"});
        hidden(one)[13 + n] ^= 'x';
        CHECK($verify(&arena));
        hidden(two)[13 + n] ^= 'x';
        {"CHECK($try_pop(&arena, two, 1));" if kind == "stack" else "$reset(&arena);"}
        TOLD(TYPED_FAULT_OVERFLOW, hidden(two) - LEAD);
        {"" if kind == "stack" else "CHECK($new(&arena) == one);"}
        CHECK($new(&arena) == two && faults == 0);
    }}
    FILE *const nowhere = tmpfile();
    char line[256] = "";
    CHECK(nowhere != NULL && $report_leaks(&arena, nowhere) == 2);
    rewind(nowhere);
    CHECK(fread(line, 1, sizeof line - 1, nowhere) > 0 && fclose(nowhere) == 0 && strstr(line, "26 bytes") != NULL);
    $reset(&arena);"""
    run(tmp_path, kind, source, body, "#define LEAD offsetof($made, object_)\n")


@pytest.mark.parametrize(("kind", "keys"), [("bump", 'thread_safety = "single-threaded"'), ("stack", 'thread_safety = "mutex"\nchecks = "full"')])
def test_address_sanitizer_knows_the_true_end_of_an_element_to_be_dropped(tmp_path: Path, kind: str, keys: str) -> None:
    source = emit(tmp_path, kind, keys, element='init = "own_init"\ndrop = "own_drop"')
    header = tmp_path / "own.h"
    header.write_text(header.read_text().replace("bytes[64]", "bytes[13]"))
    body = """
    CHECK((one = $new(&arena)) != NULL);
    CHECK(!__asan_address_is_poisoned(hidden(one) + 12) && __asan_address_is_poisoned(hidden(one) + 13));"""
    text = spelled(START + TOLD.replace("BODY", body), kind)
    passes(build(tmp_path, text, source, flags=(*QUIET, "-fsanitize=address")))


@pytest.mark.parametrize(("kind", "mode"), ARENAS)
def test_memory_that_was_trimmed_is_not_looked_at(tmp_path: Path, kind: str, mode: str) -> None:
    source = emit(tmp_path, kind, f'thread_safety = "{mode}"\npreset = "debug"\nbacking = "virtual"\ncapacity = "1MiB"')
    body = """
    CHECK($alloc_n(&arena, 4096) != NULL);
    $reset(&arena);
    CHECK($trim(&arena, 0) > 0);
    CHECK($verify(&arena) && $alloc_n(&arena, 4096) != NULL);"""
    run(tmp_path, kind, source, body)


ENDS = ["$reset(&arena);", "CHECK($restore(&arena, position) == TYPED_OK);", "$destroy(&arena); CHECK($init(&arena) == TYPED_OK);"]


@pytest.mark.parametrize("memory", ["", 'growth = "chunked"\nmax_capacity = 65536\nchunk = 400'])
@pytest.mark.parametrize(("kind", "mode", "end"), [(*arena, end) for arena in ARENAS for end in ENDS if arena[1] != "thread-cached" or "restore" not in end])
def test_each_of_several_damaged_blocks_is_told_the_lowest_first(tmp_path: Path, kind: str, mode: str, memory: str, end: str) -> None:
    source = emit(tmp_path, kind, f'thread_safety = "{mode}"\npreset = "debug"\ncapacity = 4096\n{memory}')
    begin = "const $marker position = $mark(&arena);" if "restore" in end else "$reset(&arena);"
    body = """
    typed_set_fault_handler(gather, NULL);
    BEGIN
    for (size_t n = 1; n <= 12; n++) {
        void *blocks[12];
        for (size_t i = 0; i < n; i++) {
            CHECK((blocks[i] = $alloc(&arena)) != NULL);
            hidden(blocks[i])[64] = 'x';
        }
        END
        CHECK(told == (n < 8 ? n : 8)); /* as many as are kept */
        for (size_t i = 0; i < told; i++) {
            CHECK(kinds[i] == TYPED_FAULT_OVERFLOW && addresses[i] == blocks[i]);
        }
        told = 0;
    }
    typed_set_fault_handler(note, NULL);"""
    run(tmp_path, kind, source, body.replace("BEGIN", begin).replace("END", end), GATHER)
