"""Reports say what happened also when another thread comes between: wherever the lock is released in a call that is refused, another
one takes and gives what there is."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from safety.arena_programs import ARENAS, QUIET, place, spelled  # noqa: E402
from harness.compiler import run_compiler  # noqa: E402
from safety.programs import START as PROGRAM  # noqa: E402
from safety.programs import build, emit, passes  # noqa: E402

# Once so many releases of a lock are over, another thread's calls come: on this thread, so that they do so there and nowhere else.
BETWEEN = """#include <typed/lock.h>
extern void (*between)(void);
extern int releases;
static inline void come_between(void)
{
    if (between != NULL && releases-- == 0) {
        void (*other)(void) = between;
        between = NULL;
        other();
    }
}
#define typed_lock_release(lock) (typed_lock_release(lock), come_between())
"""
START = """
#include HEADER
void (*between)(void);
int releases;
static $arena arena;
static typed_fault found[4];
static unsigned faults;
static void note(const typed_fault *fault, void *ctx)
{
    (void)ctx;
    if (fault->kind != TYPED_FAULT_LEAK && faults < 4) {
        found[faults++] = *fault;
    }
}
static bool is_fault(unsigned i, typed_fault_kind kind, int at, int taken, int given)
{
    const typed_fault *f = &found[i];
    if (f->kind != kind || f->site.line != at || f->alloc_site.line != taken || f->free_site.line != given) {
        fprintf(stderr, "%s in %d, allocated in %d, freed in %d\\n", typed_fault_kind_string(f->kind), f->site.line, f->alloc_site.line, f->free_site.line);
        return false;
    }
    return true;
}
/* Begin, with another thread to come behind the nth release of what follows. */
static void begin(void)
{
    faults = 0;
    typed_set_fault_handler(note, NULL);
    CHECK($init(&arena) == TYPED_OK);
}
static void come(void (*other)(void), int nth)
{
    between = other;
    releases = nth;
}
static void end(void)
{
    between = NULL;
    $destroy(&arena);
}
"""
POOL = """
static void take_all(void)
{
    while ($alloc(&arena) != NULL) { /* other */
    }
}
static struct own *volatile o; /* or the compiler sees it all */
int main(void)
{
    for (int nth = 0; nth < 4; nth++) {
        begin();
        o = $alloc(&arena); /* take */
        struct own *volatile never = (struct own *)(void *)((unsigned char *)o + 3 * sizeof($slot));
        $free(&arena, o); /* give */
        come(take_all, nth);
        $free(&arena, o); /* free */
        CHECK(faults == 1 && is_fault(0, TYPED_FAULT_DOUBLE_FREE, AT(free), AT(take), AT(give)));
        end();

        begin();
        o = $alloc(&arena); /* take bulk */
        $free(&arena, o); /* give bulk */
        struct own *two[] = {o, o};
        come(take_all, nth);
        $free_bulk(&arena, two, 2); /* free bulk */
        CHECK(faults == 2 || between == NULL);
        CHECK(faults > 0 && is_fault(0, TYPED_FAULT_DOUBLE_FREE, AT(free bulk), AT(take bulk), AT(give bulk)));
        end();

        begin();
        CHECK($alloc(&arena) != NULL);
        come(take_all, nth);
        $free(&arena, never); /* free never */
        CHECK(faults == 1 && is_fault(0, TYPED_FAULT_FOREIGN_POINTER, AT(free never), 0, 0));
        end();
    }
    return 0;
}
"""
BOUNDS = """
static void take_all(void)
{
    while ($alloc(&arena) != NULL) {
    }
}
int main(void)
{
    for (int nth = 0; nth < 4; nth++) {
        begin();
        struct own *o = $alloc(&arena);
        CHECK(o != NULL);
        come(take_all, nth);
        $free(&arena, o + 3);
        CHECK(faults == 1 && is_fault(0, TYPED_FAULT_FOREIGN_POINTER, 0, 0, 0));
        end();

        begin();
        CHECK($alloc(&arena) == o);
        come(take_all, nth);
        struct own *three = o + 3;
        $free_bulk(&arena, &three, 1);
        CHECK(faults == 1 && is_fault(0, TYPED_FAULT_FOREIGN_POINTER, 0, 0, 0));
        end();
    }
    return 0;
}
"""
ARENA = """
static struct own *newest, *other_has;
static void take_it_again(void)
{
#ifdef IS_STACK
    (void)$try_pop(&arena, newest, 2);
#else
    $reset(&arena);
#endif
    other_has = $alloc_n(&arena, 4); /* other */
}
static void take_one(void)
{
    other_has = $alloc_n(&arena, 2);
}
int main(void)
{
    for (int nth = 0; nth < 6; nth++) {
        begin();
        newest = $alloc_n(&arena, 2); /* take */
        CHECK(newest != NULL);
        memset(newest, 0, 2 * sizeof *newest + 1);
        come(take_it_again, nth);
        CHECK(!$verify(&arena)); /* verify */
        CHECK(faults > 0 && is_fault(faults - 1, TYPED_FAULT_OVERFLOW, AT(verify), AT(take), 0));
        end();

        begin();
        newest = $alloc_n(&arena, 2); /* take inner */
        come(take_it_again, nth);
        CHECK($resize(&arena, newest + 1, 1, 2) == NULL); /* resize */
        CHECK(faults == 1 && is_fault(0, TYPED_FAULT_FOREIGN_POINTER, AT(resize), AT(take inner), 0));
        end();
#ifdef IS_STACK
        begin();
        CHECK($alloc(&arena) != NULL);
        newest = $alloc_n(&arena, 2);
        CHECK($try_pop(&arena, newest, 2));
        come(take_one, nth);
        const bool is_popped = $try_pop(&arena, newest, 2); /* pop */
        /* It popped what the other thread had, or was refused, and that is said. */
        CHECK(is_popped || (faults == 1 && is_fault(0, TYPED_FAULT_FOREIGN_POINTER, AT(pop), 0, 0)));
        end();
#endif
    }
    return 0;
}
"""
SITES = "tracking.call_sites = true\ntracking.leaks = true\n"


def passes_with(folder: Path, kind: str, keys: str, text: str, cc: str = "gcc") -> None:
    """Run a program in which AT(name) stands for the number of the line with that name."""
    source = emit(folder, kind, keys)
    (folder / "between.h").write_text(BETWEEN)
    words = [cc, "-std=gnu11", "-O1", "-g1", "-pthread", f"-I{folder}", f"-I{ROOT / 'src'}", "-include", str(folder / "between.h")]
    done = run_compiler([*words, "-c", source, "-o", folder / "own.o"])
    assert done.returncode == 0, done.stderr
    whole = spelled(START + text, "stack" if kind == "stack" else "bump").replace("typed_bump_own", f"typed_{kind}_own")
    lines = f"{PROGRAM.strip()}\n{whole}".splitlines()
    whole = re.sub(r"\bAT\(([a-z ]+)\)", lambda found: place(lines, found[1]).rpartition(":")[2], whole)
    passes(build(folder, whole, folder / "own.o", cc=cc, flags=(*QUIET, *(("-DIS_STACK",) if kind == "stack" else ()))))


@pytest.mark.parametrize("mode", ["mutex", "lock-free", "thread-cached"])
def test_a_pool_says_what_happened(tmp_path: Path, mode: str) -> None:
    passes_with(tmp_path, "pool", f'thread_safety = "{mode}"\nchecks = "full"\ncapacity = 8\n{SITES}', POOL)


@pytest.mark.parametrize("free_list", ["intrusive", "bitmap", "indexed"])
def test_what_was_never_handed_out_is_foreign(tmp_path: Path, free_list: str) -> None:
    passes_with(tmp_path, "pool", f'thread_safety = "mutex"\nfree_list = "{free_list}"\ncapacity = 8', BOUNDS)


@pytest.mark.parametrize(("kind", "mode"), [(kind, mode) for kind, mode in ARENAS if mode != "single-threaded"])
def test_an_arena_says_what_happened(tmp_path: Path, kind: str, mode: str) -> None:
    passes_with(tmp_path, kind, f'thread_safety = "{mode}"\nchecks = "full"\ncapacity = "4KiB"\n{SITES}', ARENA)
