"""Each misuse of a pool with full checks, as the default handler reports it: the line, with every site that is known."""

from __future__ import annotations

import re
import signal
from pathlib import Path

import pytest

from .programs import build, emit, passes, ran

MODES = ("single-threaded", "mutex", "lock-free", "thread-cached")
POOL = '#include "typed_pool_own.h"\nstatic typed_pool_own pool;\n#define TAKE() typed_pool_own_alloc(&pool)\n'
P = "typedalloc: typed_pool_own: "
# A misuse, and what is said of it: @ is the address of `object`, %name the line marked with /* name */.
# What gcc sees of these by itself is not what they are about.
QUIET = ("-Wno-use-after-free", "-Wno-free-nonheap-object", "-Wno-mismatched-dealloc", "-Wno-unused-function")
MISUSES = {
    "double_free": (
        """
    object = TAKE(); /* taken */
    typed_pool_own_free(&pool, object); /* given */
    typed_pool_own_free(&pool, hidden(object)); /* here */
""",
        P + "double free at @ in %here, allocated in %taken, freed in %given",
    ),
    "double_free_by_a_box": (
        """
    typed_pool_own_box box = typed_pool_own_box_make(&pool); /* taken */
    object = typed_pool_own_box_get(&box);
    typed_pool_own_free(&pool, object); /* given */
    typed_pool_own_box_drop(&box); /* here */
""",
        P + "double free at @ in %here, allocated in %taken, freed in %given",
    ),
    "taken_out_of_a_box_twice": (
        """
    typed_pool_own_box box = typed_pool_own_box_make(&pool); /* taken */
    typed_pool_own_box copy = box;
    struct own out = {{7}};
    object = typed_pool_own_box_get(&box);
    typed_pool_own_box_drop(&box); /* given */
    CHECK(!typed_pool_own_box_take(&copy, &out)); /* here */
    CHECK(out.bytes[0] == 7);
""",
        P + "double free at @ in %here, allocated in %taken, freed in %given",
    ),
    "taken_out_of_a_box_of_a_pool_that_ended": (
        """
    typed_pool_own_box box = typed_pool_own_box_make(&pool);
    struct own out = {{7}};
    object = (struct own *)(void *)&pool;
    typed_pool_own_reset(&pool);
    typed_pool_own_destroy(&pool);
    CHECK(!typed_pool_own_box_take(&box, &out)); /* here */
    CHECK(out.bytes[0] == 7);
""",
        P + "use after destroy at @ in %here",
    ),
    "double_free_in_bulk": (
        """
    struct own *objects[2];
    CHECK(typed_pool_own_alloc_bulk(&pool, objects, 2) == 2); /* taken */
    object = objects[1];
    typed_pool_own_free(&pool, objects[1]); /* given */
    typed_pool_own_free_bulk(&pool, objects, 2); /* here */
""",
        P + "double free at @ in %here, allocated in %taken, freed in %given",
    ),
    "foreign_pointer": (
        """
    static struct own elsewhere;
    object = hidden(&elsewhere);
    typed_pool_own_free(&pool, object); /* here */
""",
        P + "foreign pointer at @ in %here",
    ),
    "pointer_of_another_pool": (
        """
    static typed_pool_own other;
    CHECK(typed_pool_own_init(&other) == TYPED_OK);
    object = typed_pool_own_alloc(&other);
    typed_pool_own_delete(&pool, object); /* here */
""",
        P + "foreign pointer at @ in %here",
    ),
    "interior_pointer": (
        """
    object = hidden((struct own *)(void *)&TAKE()->bytes[8]);
    typed_pool_own_free(&pool, object); /* here */
""",
        P + "misaligned pointer at @ in %here",
    ),
    "overflow_by_one": (
        """
    object = TAKE(); /* taken */
    ((unsigned char *)hidden(object))[64] = 0;
    typed_pool_own_free(&pool, object); /* here */
""",
        P + "overflow at @ in %here, allocated in %taken",
    ),
    "taken_out_of_a_box_past_whose_end_was_written": (
        """
    typed_pool_own_box box = typed_pool_own_box_make(&pool); /* taken */
    struct own out = {{7}};
    object = typed_pool_own_box_get(&box);
    ((unsigned char *)hidden(object))[64] = 0;
    CHECK(!typed_pool_own_box_take(&box, &out)); /* here */
    CHECK(out.bytes[0] == 7 && typed_pool_own_live(&pool) == 0);
""",
        P + "overflow at @ in %here, allocated in %taken",
    ),
    "underflow_by_one": (
        """
    object = TAKE(); /* taken */
    ((unsigned char *)hidden(object))[-1] = 0;
    typed_pool_own_delete(&pool, object); /* here */
""",
        P + "underflow at @ in %here, allocated in %taken",
    ),
    "write_after_free": (
        """
    object = TAKE(); /* taken */
    typed_pool_own_free(&pool, object); /* given */
    hidden(object)->bytes[63] = 1;
    while (TAKE() != NULL) { /* here */
    }
""",
        P + "write after free at @ in %here, allocated in %taken, freed in %given",
    ),
    "write_after_free_seen_by_verify": (
        """
    object = TAKE(); /* taken */
    typed_pool_own_free(&pool, object); /* given */
    hidden(object)->bytes[0] = 1;
    (void)typed_pool_own_verify(&pool); /* here */
""",
        P + "write after free at @ in %here, allocated in %taken, freed in %given",
    ),
    "use_after_destroy": (
        """
    object = (struct own *)(void *)&pool;
    typed_pool_own_destroy(&pool);
    CHECK(TAKE() == NULL); /* here */
""",
        P + "use after destroy at @ in %here",
    ),
    "moved": (
        """
    static typed_pool_own copy;
    object = (struct own *)(void *)&copy;
    memcpy(&copy, &pool, sizeof copy);
    CHECK(typed_pool_own_alloc(&copy) == NULL); /* here */
""",
        P + "allocator was moved at @ in %here",
    ),
    "moved_and_asked_by_a_handle": (
        """
    static typed_pool_own copy;
    const typed_pool_own_handle handle = typed_pool_own_handle_of(&pool, TAKE());
    object = (struct own *)(void *)&copy;
    memcpy(&copy, &pool, sizeof copy);
    CHECK(typed_pool_own_handle_get(&copy, handle) == NULL); /* here */
""",
        P + "allocator was moved at @ in %here",
    ),
    "moved_and_asked_for_a_handle": (
        """
    static typed_pool_own copy;
    struct own *one = TAKE();
    object = (struct own *)(void *)&copy;
    memcpy(&copy, &pool, sizeof copy);
    CHECK(typed_pool_own_handle_equal(typed_pool_own_handle_of(&copy, one), typed_pool_own_HANDLE_NONE)); /* here */
""",
        P + "allocator was moved at @ in %here",
    ),
    "visited_after_destroy": (
        """
    object = (struct own *)(void *)&pool;
    typed_pool_own_destroy(&pool);
    typed_pool_own_foreach(&pool, never, NULL); /* here */
""",
        P + "use after destroy at @ in %here",
    ),
    "trimmed_after_destroy": (
        """
    object = (struct own *)(void *)&pool;
    typed_pool_own_destroy(&pool);
    CHECK(typed_pool_own_trim(&pool, 0) == 0); /* here */
""",
        P + "use after destroy at @ in %here",
    ),
}
MAIN = """
static struct own *hidden(struct own *o)
{
    __asm__ volatile("" : "+r"(o));
    return o;
}
static void never(struct own *o, void *ctx)
{
    (void)ctx;
    CHECK(o == NULL);
}
"""
RUN = """
int main(int count, char **words)
{
    CHECK(count == 2);
    CHECK(typed_pool_own_init(&pool) == TYPED_OK);
    FAULT
    const struct own *object = misuses[atoi(words[1])]();
    AFTER
}
"""


def program(before: str, fault: str, after: str) -> str:
    """A program that does the misuse of the number that it is given."""
    texts = [f"static struct own *misuse_{name}(void)\n{{\n    struct own *object = NULL;\n{body}    return object;\n}}" for name, (body, _) in MISUSES.items()]
    table = ", ".join(f"misuse_{name}" for name in MISUSES)
    listed = f"static struct own *(*const misuses[])(void) = {{{table}}};"
    return POOL + MAIN + before + "\n".join(texts) + "\n" + listed + RUN.replace("FAULT", fault).replace("AFTER", after)


def place(lines: list[str], name: str, begin: int = 0, end: int | None = None) -> str:
    """Where the line marked with this name stands."""
    found = [number for number, line in enumerate(lines[begin:end], begin + 1) if f"/* {name} */" in line]
    assert len(found) == 1, name
    return f"main.c:{found[0]}"


@pytest.mark.parametrize("mode", MODES)
def test_each_misuse_is_one_exact_line_and_the_end(tmp_path: Path, mode: str) -> None:
    source = emit(tmp_path, "pool", f'thread_safety = "{mode}"\npreset = "debug"\ncapacity = 20\nhandles = true\niterate = true')
    made = build(tmp_path, program("", "", "(void)object;\n    return 3;"), source, flags=QUIET)
    lines = (tmp_path / "main.c").read_text().splitlines()
    for number, (name, (_, expected)) in enumerate(MISUSES.items()):
        found = ran(made, str(number))
        assert found.status == -signal.SIGABRT, f"{name}: {found}"
        begin = next(at for at, line in enumerate(lines) if f"misuse_{name}(void)" in line)
        end = lines.index("}", begin)
        wanted = re.sub(r"%(\w+)", lambda mark: place(lines, mark[1], begin, end), re.escape(expected).replace("@", "0x[0-9a-f]+"))
        assert re.fullmatch(wanted.replace(r"\ ", " ") + "\n", found.err), f"{name}: {found.err}"


@pytest.mark.parametrize("mode", MODES)
def test_a_handler_that_returns_finds_the_address_and_an_unchanged_pool(tmp_path: Path, mode: str) -> None:
    source = emit(tmp_path, "pool", f'thread_safety = "{mode}"\npreset = "debug"\ncapacity = 20\nhandles = true\niterate = true')
    handler = "static const void *at;\nstatic size_t faults;\nstatic void note(const typed_fault *f, void *ctx) { (void)ctx; at = f->address; faults += f->kind != TYPED_FAULT_LEAK; }\n"
    after = "CHECK(faults == 1 && at == (const void *)object);\n    typed_pool_own_destroy(&pool);\n    return 0;"
    made = build(tmp_path, program(handler, "typed_set_fault_handler(note, NULL);", after), source, flags=QUIET)
    for number, name in enumerate(MISUSES):
        found = ran(made, str(number))
        assert found.status == 0, f"{name}: {found}"


def test_a_second_thread_is_named_where_it_calls(tmp_path: Path) -> None:
    source = emit(tmp_path, "pool", 'thread_safety = "single-threaded"\npreset = "debug"')
    text = """
static void *work(void *p) { return typed_pool_own_alloc((typed_pool_own *)p); } /* here */
int main(void)
{
    CHECK(typed_pool_own_init(&pool) == TYPED_OK);
    pthread_t thread;
    CHECK(pthread_create(&thread, NULL, work, &pool) == 0);
    return pthread_join(thread, NULL);
}
"""
    found = ran(build(tmp_path, POOL + text, source))
    assert found.status == -signal.SIGABRT
    here = place((tmp_path / "main.c").read_text().splitlines(), "here")
    assert re.fullmatch(re.escape(P) + f"wrong thread at 0x[0-9a-f]+ in {here}\n", found.err)


LEAKS = """
static struct own *helper(void) { return typed_pool_own_alloc(&pool); } /* one */
int main(void)
{
    CHECK(typed_pool_own_init(&pool) == TYPED_OK);
    for (int i = 0; i < 3; i++) {
        CHECK(helper() != NULL);
    }
    struct own *kept = typed_pool_own_new(&pool); /* two */
    struct own *bulk[5];
    CHECK(typed_pool_own_alloc_bulk(&pool, bulk, 5) == 5); /* three */
    const uint64_t point = typed_pool_own_leak_point(&pool);
    typed_pool_own_free(&pool, kept);
    typed_pool_own_box box = typed_pool_own_box_new(&pool, (struct own){.bytes = {1, 2}}); /* four */
    CHECK(typed_pool_own_box_get(&box) != NULL);
    CHECK(typed_pool_own_report_leaks_since(&pool, point, stdout) == 1);
    CHECK(typed_pool_own_report_leaks_json(&pool, stdout) == 9);
    CHECK(typed_pool_own_has_leaks(&pool) && typed_pool_own_live_count(&pool) == 9);
    typed_pool_own_destroy(&pool);
    return 0;
}
"""


@pytest.mark.parametrize("preset", ["debug", "production", "performance"])
@pytest.mark.parametrize("mode", MODES)
def test_leaks_are_reported_by_place_and_bytes(tmp_path: Path, mode: str, preset: str) -> None:
    source = emit(tmp_path, "pool", f'thread_safety = "{mode}"\npreset = "{preset}"\ncapacity = 20\n[pool.tracking]\nleaks = true\ncall_sites = true')
    found = ran(build(tmp_path, POOL + LEAKS, source, flags=("-Wno-unused-variable", "-Wno-unused-function")))
    main = (tmp_path / "main.c").read_text().splitlines()
    one, three, four = (place(main, name) for name in ("one", "three", "four"))
    assert found.status == 0, found
    since, report = found.out.splitlines()[:2], found.out.splitlines()[2]
    assert since == [P + "leak: 64 bytes in 1 element", f"  64 bytes in 1 element allocated in {four}"]
    lines = [int(where.split(":")[1]) for where in (three, one, four)]
    sites = [f'{{"file": "main.c", "line": {line}, "count": {n}, "bytes": {n * 64}}}' for line, n in zip(lines, (5, 3, 1))]
    assert report == f'{{"allocator": "typed_pool_own", "count": 9, "bytes": 576, "sites": [{", ".join(sites)}], "other_sites": {{"count": 0, "bytes": 0}}}}'
    assert found.err.splitlines() == [
        P + "leak: 576 bytes in 9 elements",
        f"  320 bytes in 5 elements allocated in {three}",
        f"  192 bytes in 3 elements allocated in {one}",
        f"  64 bytes in 1 element allocated in {four}",
    ]


def test_a_report_of_more_places_than_it_has_lines_counts_the_rest_together(tmp_path: Path) -> None:
    source = emit(tmp_path, "pool", 'thread_safety = "single-threaded"\ncapacity = 1000\n[pool.tracking]\nleaks = true\ncall_sites = true')
    takes = "\n".join("    CHECK(TAKE() != NULL);" for _ in range(200))
    text = f"int main(void)\n{{\n    CHECK(typed_pool_own_init(&pool) == TYPED_OK);\n{takes}\n    typed_pool_own_destroy(&pool);\n    return 0;\n}}\n"
    lines = ran(build(tmp_path, POOL + text, source)).err.splitlines()
    assert len(lines) == 1 + 128 + 1
    assert lines[-1] == f"  {72 * 64} bytes in 72 elements allocated in other places"


@pytest.mark.parametrize("mode", MODES)
def test_drop_on_reset_runs_the_hooks_on_what_is_left(tmp_path: Path, mode: str) -> None:
    keys = f'thread_safety = "{mode}"\ndrop_on_reset = true\npreset = "debug"'
    source = emit(tmp_path, "pool", keys, element='drop = "own_drop"')
    text = """
int main(void)
{
    CHECK(typed_pool_own_init(&pool) == TYPED_OK);
    for (int i = 0; i < 10; i++) {
        CHECK(typed_pool_own_new(&pool) != NULL);
    }
    typed_pool_own_reset(&pool);
    CHECK(own_dropped == 10);
    CHECK(typed_pool_own_new(&pool) != NULL);
    typed_pool_own_destroy(&pool);
    CHECK(own_dropped == 11);
    return 0;
}
"""
    assert passes(build(tmp_path, POOL + text, source)) == ""


@pytest.mark.parametrize("mode", MODES)
def test_an_element_past_whose_end_was_written_is_not_dropped(tmp_path: Path, mode: str) -> None:
    source = emit(tmp_path, "pool", f'thread_safety = "{mode}"\npreset = "debug"', element='drop = "own_drop"')
    text = """
static unsigned overflows;
static void note(const typed_fault *fault, void *ctx)
{
    (void)ctx;
    CHECK(fault->kind == TYPED_FAULT_OVERFLOW);
    overflows++;
}
int main(void)
{
    typed_set_fault_handler(note, NULL);
    CHECK(typed_pool_own_init(&pool) == TYPED_OK);
    struct own *volatile object = typed_pool_own_new(&pool); /* or the compiler sees it all */
    struct own *other = typed_pool_own_new(&pool);
    CHECK(object != NULL && other != NULL);
    ((unsigned char *)object)[64] = 0;
    typed_pool_own_delete(&pool, object);
    CHECK(overflows == 1 && own_dropped == 0 && typed_pool_own_live(&pool) == 1);
    typed_pool_own_delete(&pool, other);
    CHECK(overflows == 1 && own_dropped == 1);
    typed_pool_own_destroy(&pool);
    return 0;
}
"""
    assert passes(build(tmp_path, POOL + text, source)) == ""
