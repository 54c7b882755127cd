"""Each misuse of a bump arena or a stack with full checks, as the default handler reports it: the line, with every site
that is known."""

from __future__ import annotations

import re
import signal
from dataclasses import dataclass
from pathlib import Path

import pytest

from .arena_programs import ARENAS, QUIET, START, place, spelled
from .programs import build, emit, passes, ran


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


def misuses_of(kind: str, mode: str) -> dict[str, Misuse]:
    return {name: misuse for name, misuse in MISUSES.items() if misuse.is_for(kind, mode)}


def program(kind: str, mode: str, before: str, fault: str, after: str) -> str:
    """A program that does the misuse of the number that it is given."""
    found = misuses_of(kind, mode)
    texts = [f"static void *misuse_{name}(void)\n{{\n    void *object = NULL;\n{misuse.body}    return object;\n}}" for name, misuse in found.items()]
    listed = f"static void *(*const misuses[])(void) = {{{', '.join(f'misuse_{name}' for name in found)}}};"
    return spelled(START + before + "\n".join(texts) + "\n" + listed + RUN.replace("FAULT", fault).replace("AFTER", after), kind)


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
