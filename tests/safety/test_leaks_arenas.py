"""What is live in a bump arena or a stack, by place and bytes, at each level of checks."""

from __future__ import annotations

from pathlib import Path

import pytest

from .arena_programs import ARENAS, QUIET, START, place, spelled
from .programs import build, emit, passes, ran

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
    assert (found.status, int(found.out)) == (0, (56 if sites else 48) + 8)
