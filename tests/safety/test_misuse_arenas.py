"""Each misuse of a bump arena or a stack with full checks, as the default handler reports it: the line, with every site
that is known."""

from __future__ import annotations

import re
import signal
from dataclasses import dataclass
from pathlib import Path

import pytest

from .programs import build, emit, passes, ran

MODES = ("single-threaded", "mutex", "lock-free", "thread-cached")
ARENAS = [(kind, mode) for kind in ("bump", "stack") for mode in MODES if (kind, mode) != ("stack", "thread-cached")]
# What gcc sees of these by itself is not what they are about.
QUIET = ("-Wno-unused-function", "-Wno-unused-variable", "-Wno-array-bounds", "-Wno-stringop-overflow")


@dataclass(frozen=True)
class Misuse:
    """What is done, in C with $ for the prefix, and what is said: @ is the address of `object`, %name the place of the
    line marked with /* name */."""

    body: str
    said: str
    kinds: tuple[str, ...] = ("bump", "stack")
    needs_marks: bool = False
    is_alone: bool = False  # only where no other thread may have come between

    def is_for(self, kind: str, mode: str) -> bool:
        marks = not self.needs_marks or mode != "thread-cached"
        return kind in self.kinds and marks and (not self.is_alone or mode == "single-threaded")


MISUSES = {
    "overflow_by_one": Misuse(
        """
    object = $alloc(&arena); /* taken */
    hidden(object)[64] = 0;
    $reset(&arena); /* here */
""",
        "overflow at @ in %here, allocated in %taken",
    ),
    "overflow_of_an_array": Misuse(
        """
    object = $alloc_n(&arena, 3); /* taken */
    hidden(object)[192] = 0;
    CHECK($alloc(&arena) != NULL);
    (void)$verify(&arena); /* here */
""",
        "overflow at @ in %here, allocated in %taken",
    ),
    "overflow_found_at_the_end": Misuse(
        """
    object = $new(&arena); /* taken */
    hidden(object)[71] = 0;
    $destroy(&arena); /* here */
""",
        "overflow at @ in %here, allocated in %taken",
    ),
    "overflow_of_odd_bytes": Misuse(
        """
    object = $alloc_bytes(&arena, 13, 1); /* taken */
    hidden(object)[13] = 0;
    $reset(&arena); /* here */
""",
        "overflow at @ in %here, allocated in %taken",
        kinds=("bump",),
    ),
    "overflow_of_a_text": Misuse(
        """
    object = $printf(&arena, "%d", 12); /* taken */
    hidden(object)[3] = 0;
    CHECK($strdup(&arena, "another") != NULL);
    $reset(&arena); /* here */
""",
        "overflow at @ in %here, allocated in %taken",
        kinds=("bump",),
    ),
    "overflow_of_what_was_resized": Misuse(
        """
    object = $alloc_n(&arena, 3); /* taken */
    object = $resize(&arena, (struct own *)object, 3, 1);
    hidden(object)[64] = 0;
    $reset(&arena); /* here */
""",
        "overflow at @ in %here, allocated in %taken",
    ),
    "overflow_found_by_going_back": Misuse(
        """
    const $marker low = $mark(&arena);
    object = $alloc(&arena); /* taken */
    hidden(object)[64] = 0;
    CHECK($restore(&arena, low) == TYPED_OK); /* here */
""",
        "overflow at @ in %here, allocated in %taken",
        needs_marks=True,
    ),
    "underflow_by_one": Misuse(
        """
    object = $alloc(&arena); /* taken */
    hidden(object)[-1] = 0;
    $reset(&arena); /* here */
""",
        "underflow at @ in %here, allocated in %taken",
    ),
    "underflow_over_the_note": Misuse(
        """
    object = $alloc(&arena);
    for (int i = -48; i < 0; i++) {
        hidden(object)[i] = 'x';
    }
    (void)$verify(&arena); /* here */
""",
        "underflow at @ in %here",
    ),
    "write_after_a_reset": Misuse(
        """
    object = $alloc(&arena);
    $reset(&arena); /* given */
    hidden(object)[0] = 0;
    CHECK($alloc(&arena) != NULL); /* here */
""",
        "write after free at @ in %here, freed in %given",
    ),
    "write_after_a_reset_found_by_verify": Misuse(
        """
    object = $alloc_n(&arena, 3);
    $reset(&arena); /* given */
    object = hidden(object) + 191;
    *hidden(object) = 0;
    CHECK(!$verify(&arena)); /* here */
""",
        "write after free at @ in %here, freed in %given",
    ),
    "write_after_going_back": Misuse(
        """
    const $marker low = $mark(&arena);
    object = $alloc(&arena);
    CHECK($alloc(&arena) != NULL);
    CHECK($restore(&arena, low) == TYPED_OK); /* given */
    object = hidden(object) + 10;
    memset(hidden(object), 0, 20);
    CHECK($alloc_n(&arena, 1) != NULL); /* here */
""",
        "write after free at @ in %here, freed in %given",
        needs_marks=True,
    ),
    "write_after_a_scope": Misuse(
        """
    {
        $scope_auto scope = $scope_begin(&arena);
        object = $alloc(&arena);
    }
    hidden(object)[0] = 0;
    CHECK($alloc(&arena) != NULL); /* here */
""",
        "write after free at @ in %here",
        needs_marks=True,
    ),
    "write_after_a_pop": Misuse(
        """
    object = $alloc(&arena);
    CHECK($try_pop(&arena, (struct own *)object, 1)); /* given */
    hidden(object)[0] = 0;
    CHECK($new(&arena) != NULL); /* here */
""",
        "write after free at @ in %here, freed in %given",
        kinds=("stack",),
    ),
    "write_behind_what_shrank": Misuse(
        """
    struct own *array = $alloc_n(&arena, 3);
    CHECK($resize(&arena, array, 3, 1) == array); /* given */
    object = hidden(array) + 100;
    *hidden(object) = 0;
    CHECK($resize(&arena, array, 1, 3) == array); /* here */
""",
        "write after free at @ in %here, freed in %given",
    ),
    "overflow_found_by_a_pop": Misuse(
        """
    object = $alloc(&arena); /* taken */
    hidden(object)[64] = 0;
    CHECK($try_pop(&arena, (struct own *)object, 1)); /* here */
""",
        "overflow at @ in %here, allocated in %taken",
        kinds=("stack",),
    ),
    "pop_of_what_is_not_the_newest": Misuse(
        """
    object = $alloc(&arena); /* taken */
    CHECK($alloc(&arena) != NULL);
    CHECK(!$try_pop(&arena, (struct own *)object, 1)); /* here */
""",
        "not in LIFO order at @ in %here, allocated in %taken",
        kinds=("stack",),
        is_alone=True,
    ),
    "pop_of_half_an_array": Misuse(
        """
    object = $alloc_n(&arena, 4); /* taken */
    object = (struct own *)object + 2;
    CHECK(!$try_pop(&arena, (struct own *)object, 2)); /* here */
""",
        "not in LIFO order at @ in %here, allocated in %taken",
        kinds=("stack",),
    ),
    "pop_of_two_as_one": Misuse(
        """
    object = $alloc(&arena); /* taken */
    CHECK($alloc(&arena) != NULL);
    CHECK(!$try_pop(&arena, (struct own *)object, 2)); /* here */
""",
        "not in LIFO order at @ in %here, allocated in %taken",
        kinds=("stack",),
    ),
    "pop_of_what_is_not_from_here": Misuse(
        """
    static struct own elsewhere;
    object = &elsewhere;
    CHECK(!$try_pop(&arena, &elsewhere, 1)); /* here */
""",
        "foreign pointer at @ in %here",
        kinds=("stack",),
    ),
    "resize_of_what_is_not_from_here": Misuse(
        """
    static struct own elsewhere;
    object = &elsewhere;
    CHECK($resize(&arena, &elsewhere, 1, 2) == NULL); /* here */
""",
        "foreign pointer at @ in %here",
    ),
    "resize_of_more_than_there_is": Misuse(
        """
    object = $alloc_n(&arena, 2); /* taken */
    CHECK($resize(&arena, (struct own *)object, 3, 4) == NULL); /* here */
""",
        "foreign pointer at @ in %here, allocated in %taken",
    ),
    "resize_of_an_older_array_of_more_than_there_is": Misuse(
        """
    object = $alloc_n(&arena, 2); /* taken */
    CHECK($alloc_n(&arena, 2) != NULL);
    CHECK($resize(&arena, (struct own *)object, 3, 6) == NULL); /* here */
""",
        "foreign pointer at @ in %here, allocated in %taken",
    ),
    "resize_of_an_inner_part": Misuse(
        """
    object = $alloc_n(&arena, 4); /* taken */
    object = (struct own *)object + 1;
    CHECK($resize(&arena, (struct own *)object, 3, 6) == NULL); /* here */
""",
        "foreign pointer at @ in %here, allocated in %taken",
    ),
    "shrinking_to_more_than_there_is": Misuse(
        """
    object = $alloc_n(&arena, 2); /* taken */
    CHECK($alloc(&arena) != NULL);
    CHECK($resize(&arena, (struct own *)object, 9, 3) == NULL); /* here */
""",
        "foreign pointer at @ in %here, allocated in %taken",
    ),
    "position_that_was_allocated_over": Misuse(
        """
    object = &arena;
    const $marker low = $mark(&arena);
    CHECK($alloc(&arena) != NULL);
    const $marker high = $mark(&arena);
    CHECK($restore(&arena, low) == TYPED_OK);
    CHECK($alloc(&arena) != NULL);
    CHECK($restore(&arena, high) == TYPED_ERR_STALE); /* here */
""",
        "stale position at @ in %here",
        needs_marks=True,
    ),
    "position_in_what_was_cut_off": Misuse(
        """
    object = &arena;
    struct own *array = $alloc(&arena);
    const $marker low = $mark(&arena);
    array = $resize(&arena, array, 1, 2);
    const $marker high = $mark(&arena);
    CHECK($restore(&arena, low) == TYPED_OK);
    CHECK($alloc(&arena) != NULL);
    CHECK($restore(&arena, high) == TYPED_ERR_STALE); /* here */
""",
        "stale position at @ in %here",
        needs_marks=True,
    ),
    "position_from_before_a_reset": Misuse(
        """
    object = &arena;
    const $marker low = $mark(&arena);
    $reset(&arena);
    CHECK($restore(&arena, low) == TYPED_ERR_STALE); /* here */
""",
        "stale position at @ in %here",
        needs_marks=True,
    ),
    "position_of_another": Misuse(
        """
    static $arena other;
    CHECK($init(&other) == TYPED_OK);
    object = &arena;
    CHECK($restore(&arena, $mark(&other)) == TYPED_ERR_FOREIGN); /* here */
""",
        "foreign pointer at @ in %here",
        needs_marks=True,
    ),
    "scope_whose_beginning_is_gone": Misuse(
        """
    object = &arena;
    $scope scope = $scope_begin(&arena); /* taken */
    $reset(&arena);
    $scope_end(&scope); /* here */
""",
        "stale position at @ in %here, allocated in %taken",
        needs_marks=True,
    ),
    "scope_that_ends_by_itself": Misuse(
        """
    object = &arena;
    {
        $scope_auto scope = $scope_begin(&arena); /* taken */
        $reset(&arena);
    }
""",
        "stale position at @, allocated in %taken",
        needs_marks=True,
    ),
    "use_after_destroy": Misuse(
        """
    object = &arena;
    $destroy(&arena);
    $destroy(&arena);
    CHECK($alloc(&arena) == NULL); /* here */
""",
        "use after destroy at @ in %here",
    ),
    "position_after_destroy": Misuse(
        """
    object = &arena;
    const $marker low = $mark(&arena);
    $destroy(&arena);
    CHECK($restore(&arena, low) == TYPED_ERR_INVALID); /* here */
""",
        "use after destroy at @ in %here",
        needs_marks=True,
    ),
    "moved": Misuse(
        """
    static $arena copy;
    object = &copy;
    memcpy(&copy, &arena, sizeof copy);
    CHECK($resize(&copy, NULL, 0, 2) == NULL); /* here */
""",
        "allocator was moved at @ in %here",
    ),
    "text_of_one_that_was_moved": Misuse(
        """
    static $arena copy;
    object = &copy;
    memcpy(&copy, &arena, sizeof copy);
    CHECK($printf(&copy, "%s", "text") == NULL); /* here */
""",
        "allocator was moved at @ in %here",
        kinds=("bump",),
    ),
}
START = """
#include HEADER
static $arena arena;
static unsigned char *hidden(void *o)
{
    unsigned char *p = o;
    __asm__ volatile("" : "+r"(p));
    return p;
}
"""
RUN = """
int main(int count, char **words)
{
    CHECK(count == 2);
    CHECK($init(&arena) == TYPED_OK);
    FAULT
    const void *object = misuses[atoi(words[1])]();
    AFTER
}
"""


def spelled(text: str, kind: str) -> str:
    """With the prefix and the words of a kind."""
    own = {"marker": "typed_checkpoint", "mark": "$checkpoint"} if kind == "bump" else {"marker": "typed_marker", "scope": "$frame"}
    for word, meant in own.items():
        text = re.sub(rf"\${word}(?![a-z])", meant, text)
    if kind == "stack":
        text = re.sub(r"\$scope_(begin|end|auto)", r"$frame_\1", text)
    text = text.replace("$arena", f"typed_{kind}_own").replace("HEADER", f'"typed_{kind}_own.h"')
    return text.replace("$", f"typed_{kind}_own_")


def misuses_of(kind: str, mode: str) -> dict[str, Misuse]:
    return {name: misuse for name, misuse in MISUSES.items() if misuse.is_for(kind, mode)}


def program(kind: str, mode: str, before: str, fault: str, after: str) -> str:
    """A program that does the misuse of the number that it is given."""
    found = misuses_of(kind, mode)
    texts = [f"static void *misuse_{name}(void)\n{{\n    void *object = NULL;\n{misuse.body}    return object;\n}}" for name, misuse in found.items()]
    listed = f"static void *(*const misuses[])(void) = {{{', '.join(f'misuse_{name}' for name in found)}}};"
    return spelled(START + before + "\n".join(texts) + "\n" + listed + RUN.replace("FAULT", fault).replace("AFTER", after), kind)


def place(lines: list[str], name: str, begin: int = 0, end: int | None = None) -> str:
    """Where the line marked with this name stands."""
    found = [number for number, line in enumerate(lines[begin:end], begin + 1) if f"/* {name} */" in line]
    assert len(found) == 1, name
    return f"main.c:{found[0]}"


@pytest.mark.parametrize(("kind", "mode"), ARENAS)
def test_each_misuse_is_one_exact_line_and_the_end(tmp_path: Path, kind: str, mode: str) -> None:
    source = emit(tmp_path, kind, f'thread_safety = "{mode}"\npreset = "debug"\ncapacity = 4096')
    made = build(tmp_path, program(kind, mode, "", "", "(void)object;\n    return 3;"), source, flags=QUIET)
    lines = (tmp_path / "main.c").read_text().splitlines()
    for number, (name, misuse) in enumerate(misuses_of(kind, mode).items()):
        found = ran(made, str(number))
        assert found.status == -signal.SIGABRT, f"{name}: {found}"
        begin = next(at for at, line in enumerate(lines) if f"misuse_{name}(void)" in line)
        end = lines.index("}", begin)
        said = re.escape(f"typedalloc: typed_{kind}_own: {misuse.said}").replace("@", "0x[0-9a-f]+")
        wanted = re.sub(r"%(\w+)", lambda mark: place(lines, mark[1], begin, end), said)
        assert re.fullmatch(wanted.replace(r"\ ", " ") + "\n", found.err), f"{name}: {found.err}"


@pytest.mark.parametrize("growth", ["", 'growth = "chunked"\nmax_capacity = 65536\nchunk = 200'])
@pytest.mark.parametrize(("kind", "mode"), ARENAS)
def test_a_handler_that_returns_is_told_once_and_the_arena_goes_on(tmp_path: Path, kind: str, mode: str, growth: str) -> None:
    source = emit(tmp_path, kind, f'thread_safety = "{mode}"\npreset = "debug"\ncapacity = 4096\n{growth}')
    handler = "static const void *at;\nstatic size_t faults;\nstatic void note(const typed_fault *f, void *ctx) { (void)ctx; at = f->address; faults++; }\n"
    after = """CHECK(faults == 1 && at == object);
    $destroy(&arena);
    CHECK($init(&arena) == TYPED_OK);
    CHECK($alloc(&arena) != NULL);
    CHECK($verify(&arena));
    $destroy(&arena);
    return 0;"""
    made = build(tmp_path, program(kind, mode, handler, "typed_set_fault_handler(note, NULL);", after), source, flags=QUIET)
    for number, name in enumerate(misuses_of(kind, mode)):
        found = ran(made, str(number))
        assert found.status == 0, f"{name}: {found}"


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


@pytest.mark.parametrize("keys", ['preset = "debug"', 'preset = "debug"\nwipe_on_free = true', 'checks = "full"', 'checks = "full"\ndealloc_pattern = 0x11'])
@pytest.mark.parametrize("memory", ["", 'backing = "virtual"', 'growth = "chunked"\nmax_capacity = 65536\nchunk = 200'])
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
    assert passes(build(tmp_path, spelled(START + TOLD.replace("BODY", body), kind), source, flags=QUIET)) == ""


@pytest.mark.parametrize(("kind", "mode"), ARENAS)
def test_a_write_to_the_first_byte_of_a_spare_chunk_is_told(tmp_path: Path, kind: str, mode: str) -> None:
    """There is no block in that chunk whose end it could be past."""
    source = emit(tmp_path, kind, f'thread_safety = "{mode}"\npreset = "debug"\ncapacity = 200\ngrowth = "chunked"\nmax_capacity = 65536')
    body = """
    $reset(&arena);
    hidden(two)[-80] = 'x'; /* where its note began */
    CHECK($alloc(&arena) == one && faults == 0 && $alloc(&arena) == two);
    TOLD(TYPED_FAULT_WRITE_AFTER_FREE, hidden(two) - 80);"""
    assert passes(build(tmp_path, spelled(START + TOLD.replace("BODY", body), kind), source, flags=QUIET)) == ""


@pytest.mark.parametrize(("kind", "mode"), ARENAS)
def test_a_write_that_goes_on_behind_a_block_is_an_overflow_that_the_next_allocation_finds(tmp_path: Path, kind: str, mode: str) -> None:
    source = emit(tmp_path, kind, f'thread_safety = "{mode}"\npreset = "debug"')
    body = """
    $reset(&arena);
    CHECK($alloc(&arena) == one);
    memset(hidden(one) + 64, 'x', 30);
    CHECK($alloc(&arena) == two);
    TOLD(TYPED_FAULT_OVERFLOW, one);"""
    assert passes(build(tmp_path, spelled(START + TOLD.replace("BODY", body), kind), source, flags=QUIET)) == ""


@pytest.mark.parametrize(("kind", "mode"), ARENAS)
def test_a_write_over_the_next_note_is_told_whatever_is_written(tmp_path: Path, kind: str, mode: str) -> None:
    """Zeros are what a list of notes ends with, and sizes must not be believed."""
    source = emit(tmp_path, kind, f'thread_safety = "{mode}"\npreset = "debug"\ncapacity = 65536')
    body = """
    for (size_t n = 9; n <= 80; n++) {
        for (int byte = 0; byte < 256; byte += 51) {
            $reset(&arena);
            CHECK((one = $alloc(&arena)) != NULL && (two = $alloc(&arena)) != NULL && $alloc(&arena) != NULL);
            memset(hidden(one) + 64, byte, n);
            CHECK(!$verify(&arena));
            TOLD(TYPED_FAULT_UNDERFLOW, two);
            $reset(&arena);
            CHECK(faults == 1);
            faults = 0;
        }
    }"""
    assert passes(build(tmp_path, spelled(START + TOLD.replace("BODY", body), kind), source, flags=QUIET)) == ""


@pytest.mark.parametrize("mode", [mode for kind, mode in ARENAS if kind == "stack"])
def test_a_damaged_note_does_not_hold_up_a_pop(tmp_path: Path, mode: str) -> None:
    source = emit(tmp_path, "stack", f'thread_safety = "{mode}"\npreset = "debug"')
    body = """
    memset(hidden(two) + 64, 'x', 24);
    CHECK($try_pop(&arena, three, 1));
    TOLD(TYPED_FAULT_UNDERFLOW, three);
    $reset(&arena);
    CHECK($alloc(&arena) == one && $alloc(&arena) == two && $alloc(&arena) == three);
    hidden(three)[-1] = 0;
    CHECK($try_pop(&arena, three, 1));
    TOLD(TYPED_FAULT_UNDERFLOW, three);
    CHECK($verify(&arena) && $contains(&arena, one) && $live_count(&arena) == 2);
    CHECK($try_pop(&arena, two, 1) && $try_pop(&arena, one, 1));"""
    assert passes(build(tmp_path, spelled(START + TOLD.replace("BODY", body), "stack"), source, flags=QUIET)) == ""


@pytest.mark.parametrize(("kind", "mode"), [(kind, mode) for kind, mode in ARENAS if mode != "thread-cached"])
def test_going_back_over_a_damaged_note_is_not_refused(tmp_path: Path, kind: str, mode: str) -> None:
    source = emit(tmp_path, kind, f'thread_safety = "{mode}"\npreset = "debug"')
    body = """
    const $marker here = $mark(&arena);
    struct own *four = $alloc(&arena);
    hidden(four)[-1] = 0;
    CHECK($restore(&arena, here) == TYPED_OK);
    TOLD(TYPED_FAULT_UNDERFLOW, four);"""
    assert passes(build(tmp_path, spelled(START + TOLD.replace("BODY", body), kind), source, flags=QUIET)) == ""


@pytest.mark.parametrize(("kind", "mode"), ARENAS)
def test_what_a_refused_init_hook_wrote_is_told_by_the_call(tmp_path: Path, kind: str, mode: str) -> None:
    source = emit(tmp_path, kind, f'thread_safety = "{mode}"\npreset = "debug"', element='init = "own_init"\ninit_returns = "bool"')
    hook = "static void *own_at;\nstatic inline bool own_init(struct own *o) { own_at = o; ((volatile unsigned char *)o)[64] = 0; return false; }\n"
    header = tmp_path / "own.h"
    header.write_text("\n".join(hook.replace("static void *own_at", "extern void *own_at") if "own_init" in line else line for line in header.read_text().splitlines()))
    before = START + "void *own_at;\n"
    body = """
    CHECK($new(&arena) == NULL);
    TOLD(TYPED_FAULT_OVERFLOW, own_at);"""
    assert passes(build(tmp_path, spelled(before + TOLD.replace("BODY", body), kind), source, flags=QUIET)) == ""


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
    assert passes(build(tmp_path, spelled(START + TOLD.replace("BODY", body), kind), source, flags=QUIET)) == ""


@pytest.mark.parametrize(("kind", "mode"), ARENAS)
def test_memory_that_was_trimmed_is_not_looked_at(tmp_path: Path, kind: str, mode: str) -> None:
    source = emit(tmp_path, kind, f'thread_safety = "{mode}"\npreset = "debug"\nbacking = "virtual"\ncapacity = "1MiB"')
    body = """
    CHECK($alloc_n(&arena, 4096) != NULL);
    $reset(&arena);
    CHECK($trim(&arena, 0) > 0);
    CHECK($verify(&arena) && $alloc_n(&arena, 4096) != NULL);"""
    assert passes(build(tmp_path, spelled(START + TOLD.replace("BODY", body), kind), source, flags=QUIET)) == ""


@pytest.mark.parametrize("mode", ["mutex", "lock-free"])
def test_a_pop_that_another_thread_may_have_come_before_is_no_fault(tmp_path: Path, mode: str) -> None:
    source = emit(tmp_path, "stack", f'thread_safety = "{mode}"\npreset = "debug"')
    text = """
int main(void)
{
    CHECK($init(&arena) == TYPED_OK);
    struct own *older = $alloc(&arena);
    struct own *newer = $alloc(&arena);
    CHECK(!$try_pop(&arena, older, 1));
    CHECK($try_pop(&arena, newer, 1) && $try_pop(&arena, older, 1));
    $destroy(&arena);
    return 0;
}
"""
    assert passes(build(tmp_path, spelled(START + text, "stack"), source, flags=QUIET)) == ""


@pytest.mark.parametrize("kind", ["bump", "stack"])
def test_a_second_thread_is_named_where_it_calls(tmp_path: Path, kind: str) -> None:
    source = emit(tmp_path, kind, 'thread_safety = "single-threaded"\npreset = "debug"')
    text = """
static void *work(void *p) { return $alloc(($arena *)p); } /* here */
int main(void)
{
    CHECK($init(&arena) == TYPED_OK);
    pthread_t thread;
    CHECK(pthread_create(&thread, NULL, work, &arena) == 0);
    return pthread_join(thread, NULL);
}
"""
    found = ran(build(tmp_path, spelled(START + text, kind), source, flags=QUIET))
    assert found.status == -signal.SIGABRT
    here = place((tmp_path / "main.c").read_text().splitlines(), "here")
    assert re.fullmatch(f"typedalloc: typed_{kind}_own: wrong thread at 0x[0-9a-f]+ in {here}\n", found.err)


LIVE = """
static struct own *helper(void) { return $alloc(&arena); } /* one */
int main(void)
{
    CHECK($init(&arena) == TYPED_OK);
    for (int i = 0; i < 3; i++) {
        CHECK(helper() != NULL);
    }
    CHECK($alloc_n(&arena, 5) != NULL); /* two */
    const uint64_t point = $leak_point(&arena);
    CHECK($report_leaks_since(&arena, point, stdout) == 0);
    CHECK($new(&arena) != NULL); /* three */
    CHECK($report_leaks_since(&arena, point, stdout) == 1);
    CHECK($report_leaks_json(&arena, stdout) == 5);
    CHECK($report_leaks(&arena, stdout) == 5);
    CHECK($has_leaks(&arena) && $live_count(&arena) == 5);
    $reset(&arena);
    CHECK(!$has_leaks(&arena) && $live_count(&arena) == 0);
    CHECK(helper() != NULL);
    CHECK($new(&arena) != NULL); /* four */
    $destroy(&arena);
    return 0;
}
"""


@pytest.mark.parametrize("drop", ["", 'drop = "own_drop"'])
@pytest.mark.parametrize("checks", ["none", "bounds", "full"])
@pytest.mark.parametrize(("kind", "mode"), ARENAS)
def test_what_is_live_is_reported_by_place_and_bytes(tmp_path: Path, kind: str, mode: str, checks: str, drop: str) -> None:
    keys = f'thread_safety = "{mode}"\nchecks = "{checks}"\n[{kind}.tracking]\nleaks = true\ncall_sites = true'
    source = emit(tmp_path, kind, keys, element=drop)
    found = ran(build(tmp_path, spelled(START + LIVE, kind), source, flags=QUIET))
    main = (tmp_path / "main.c").read_text().splitlines()
    one, two, three, four = (place(main, name) for name in ("one", "two", "three", "four"))
    assert found.status == 0, found
    P = f"typedalloc: typed_{kind}_own: "
    lines = found.out.splitlines()
    assert lines[:2] == [P + "leak: 64 bytes in 1 element", f"  64 bytes in 1 element allocated in {three}"]
    sites = [f'{{"file": "main.c", "line": {at.split(":")[1]}, "count": {n}, "bytes": {bytes_}}}' for at, n, bytes_ in ((two, 1, 320), (one, 3, 192), (three, 1, 64))]
    assert lines[2] == f'{{"allocator": "typed_{kind}_own", "count": 5, "bytes": 576, "sites": [{", ".join(sites)}], "other_sites": {{"count": 0, "bytes": 0}}}}'
    assert lines[3:] == [
        P + "leak: 576 bytes in 5 elements",
        f"  320 bytes in 1 element allocated in {two}",
        f"  192 bytes in 3 elements allocated in {one}",
        f"  64 bytes in 1 element allocated in {three}",
    ]
    at_end = [f"  64 bytes in 1 element allocated in {at}" for at in (one, four)]
    # What the end has dropped is no leak.
    said = [P + "leak: 64 bytes in 1 element", at_end[0]] if drop else [P + "leak: 128 bytes in 2 elements", *at_end]
    assert found.err.splitlines() == said


@pytest.mark.parametrize(("kind", "mode"), ARENAS)
def test_debug_alone_says_what_is_live_only_when_asked(tmp_path: Path, kind: str, mode: str) -> None:
    """Many arenas are made to end with what is in them."""
    source = emit(tmp_path, kind, f'thread_safety = "{mode}"\npreset = "debug"')
    text = """
int main(void)
{
    CHECK($init(&arena) == TYPED_OK);
    CHECK($alloc(&arena) != NULL);
    CHECK($report_leaks(&arena, stdout) == 1);
    $destroy(&arena);
    return 0;
}
"""
    found = ran(build(tmp_path, spelled(START + text, kind), source, flags=QUIET))
    assert (found.status, found.err) == (0, "")
    assert found.out.startswith(f"typedalloc: typed_{kind}_own: leak: 64 bytes in 1 element\n")


BELOW_FULL = """
static void *work(void *pool)
{
    (void)pool;
    return $alloc(&arena); /* taken */
}
int main(void)
{
    pthread_t thread;
    void *object = NULL;
    struct own *newest;
    CHECK($init(&arena) == TYPED_OK);
    CHECK(pthread_create(&thread, NULL, work, &arena) == 0 && pthread_join(thread, &object) == 0);
    CHECK(object != NULL && $verify(&arena));
    newest = $alloc_n(&arena, 3);
    CHECK(newest != NULL);
    REFUSED
    hidden(object)[64] ^= 1;
    CHECK($verify(&arena) == !IS_CHECKED); /* here */
    $reset(&arena); /* there */
    CHECK(!$has_leaks(&arena) && $verify(&arena));
    $destroy(&arena);
    return 0;
}
"""
# What has no other name than false or an error there, and is no fault.
REFUSED = """
    CHECK(!$try_pop(&arena, (struct own *)object, 1) && !$try_pop(&arena, newest + 1, 2));
    typed_marker after = $mark(&arena);
    CHECK($try_pop(&arena, newest, 3) && (newest = $alloc_n(&arena, 3)) != NULL);
    CHECK($restore(&arena, after) == TYPED_ERR_STALE);
"""


@pytest.mark.parametrize("checks", ["none", "bounds"])
@pytest.mark.parametrize(("kind", "mode"), ARENAS)
def test_a_list_of_what_is_live_refuses_nothing_that_was_not_refused(tmp_path: Path, kind: str, mode: str, checks: str) -> None:
    """Any thread may use it in turn, and what a result says is no fault; but with `bounds` a write into the list is one."""
    source = emit(tmp_path, kind, f'thread_safety = "{mode}"\nchecks = "{checks}"\n[{kind}.tracking]\nleaks = true\ncall_sites = true')
    handler = """
static void note(const typed_fault *f, void *ctx)
{
    (void)ctx;
    printf("%s %s:%d %d\\n", f->kind == TYPED_FAULT_OVERFLOW ? "overflow" : "other", f->site.file, f->site.line, f->alloc_site.line);
}
"""
    text = BELOW_FULL.replace("REFUSED", REFUSED if kind == "stack" else "").replace("IS_CHECKED", str(int(checks == "bounds")))
    text = text.replace("CHECK($init(", "typed_set_fault_handler(note, NULL);\n    CHECK($init(")
    found = passes(build(tmp_path, spelled(START + "#include <typed/fault.h>\n" + handler + text, kind), source, flags=QUIET))
    main = (tmp_path / "main.c").read_text().splitlines()
    here, there, taken = (place(main, name) for name in ("here", "there", "taken"))
    said = [f"overflow {at} {taken.split(':')[1]}" for at in (here, there)]
    assert found.splitlines() == (said if checks == "bounds" else [])


@pytest.mark.parametrize("checks", ["none", "bounds"])
@pytest.mark.parametrize(("kind", "mode"), ARENAS)
def test_call_sites_are_noted_without_full_checks_too(tmp_path: Path, kind: str, mode: str, checks: str) -> None:
    source = emit(tmp_path, kind, f'thread_safety = "{mode}"\nchecks = "{checks}"\n[{kind}.tracking]\ncall_sites = true')
    text = """
static void note(const typed_fault *f, void *ctx)
{
    CHECK(strcmp(f->site.file, "main.c") == 0 && f->site.line == *(int *)ctx);
    puts("seen");
}
int main(void)
{
    static struct own elsewhere;
    int line = __LINE__ + 4;
    CHECK($init(&arena) == TYPED_OK);
    typed_set_fault_handler(note, &line);
    if (IS_CHECKED)
        CHECK($resize(&arena, &elsewhere, 1, 2) == NULL);
    CHECK($alloc(&arena) != NULL);
    $destroy(&arena);
    return 0;
}
"""
    text = text.replace("IS_CHECKED", str(int(checks == "bounds")))
    before = "#include <typed/fault.h>\n"
    assert passes(build(tmp_path, spelled(START + before + text, kind), source, flags=QUIET)) == ("seen\n" if checks == "bounds" else "")


@pytest.mark.parametrize("sites", [False, True])
@pytest.mark.parametrize("kind", ["bump", "stack"])
def test_a_list_of_what_is_live_takes_as_much_as_the_docs_say(tmp_path: Path, kind: str, sites: bool) -> None:
    source = emit(tmp_path, kind, f'thread_safety = "single-threaded"\n[{kind}.tracking]\nleaks = true\ncall_sites = {str(sites).lower()}')
    text = """
int main(void)
{
    CHECK($init(&arena) == TYPED_OK);
    CHECK($alloc(&arena) != NULL && $alloc(&arena) != NULL);
    printf("%d\\n", (int)($used(&arena) / 2 - sizeof(struct own)));
    $destroy(&arena);
    return 0;
}
"""
    found = ran(build(tmp_path, spelled(START + text, kind), source, flags=QUIET))
    assert (found.status, int(found.out)) == (0, (80 if sites else 64) + 8)
