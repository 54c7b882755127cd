"""Bump arenas and stacks when things go wrong around them: threads and hooks that come between, limits, upstreams that
refuse, memory that is written over. Each test is the program that once showed a mistake."""

from __future__ import annotations

from pathlib import Path

import pytest
from emitting import emit
from test_emitted_arenas import arena, build, main_of, own, runs

__all__ = ["own"]  # the fixture

HOOKED = """#ifndef OWN_H
#define OWN_H
#include <stddef.h>
struct own { long id; char text[24]; };
extern void (*own_dropped)(struct own *);
static inline void own_drop(struct own *o) { if (own_dropped != NULL) { own_dropped(o); } }
#endif
"""
HOOK = "void (*own_dropped)(struct own *) = NULL;\n"
UPSTREAM = """#include <stdlib.h>
static int refuses, blocks;
static void (*meanwhile)(void);
static void *get(size_t size, size_t align, void *ctx)
{
    (void)ctx;
    if (meanwhile != NULL) {
        void (*call)(void) = meanwhile;
        meanwhile = NULL;
        call();
    }
    if (refuses) { return NULL; }
    blocks++;
    return aligned_alloc(align < 16 ? 16 : align, TYPED_ALIGN_UP(size, align < 16 ? 16 : align));
}
static void give(void *p, size_t size, size_t align, void *ctx)
{
    (void)size; (void)align; (void)ctx;
    blocks--;
    free(p);
}
static const typed_upstream upstream = {get, give, NULL};
"""
SANITIZED = "-fsanitize=address,undefined"


@pytest.fixture
def hooked(tmp_path: Path) -> Path:
    (tmp_path / "own.h").write_text(HOOKED)
    return tmp_path


@pytest.mark.parametrize("keys", ["", 'checks = "full"'])
def test_a_pop_gives_back_nothing_that_another_thread_took_meanwhile(hooked: Path, keys: str) -> None:
    before = HOOK + """static typed_stack_own s;
static unsigned char *other;
static void meanwhile(struct own *o) /* as another thread, while the hook runs */
{
    (void)o;
    other = typed_stack_own_alloc_byte_n(&s, 100);
}"""
    main_of(
        hooked,
        "typed_stack_own.h",
        """    HOLDS(typed_stack_own_init(&s) == TYPED_OK);
    own_dropped = meanwhile;
    struct own *one = typed_stack_own_new_own(&s);
    HOLDS(one != NULL && typed_stack_own_try_pop_own(&s, one, 1));
    HOLDS(other != NULL && typed_stack_own_contains(&s, other) && typed_stack_own_contains(&s, other + 99));
    HOLDS(typed_stack_own_try_pop_byte(&s, other, 100) && typed_stack_own_verify(&s));
    own_dropped = NULL;
    typed_stack_own_destroy(&s);""",
        before,
    )
    out = emit(hooked, arena("own", "stack", keys, first='drop = "own_drop"').replace("single-threaded", "mutex"))
    runs(build(hooked, out, SANITIZED))


def test_a_drop_hook_that_goes_below_its_element_is_not_cut_through(hooked: Path) -> None:
    before = HOOK + """static typed_stack_own s;
static typed_marker low;
static unsigned char *held;
static void go_below(struct own *o)
{
    (void)o;
    (void)typed_stack_own_restore(&s, low);
    held = typed_stack_own_alloc_byte_n(&s, 200);
}"""
    main_of(
        hooked,
        "typed_stack_own.h",
        """    HOLDS(typed_stack_own_init(&s) == TYPED_OK);
    low = typed_stack_own_mark(&s);
    HOLDS(typed_stack_own_alloc_byte_n(&s, 20) != NULL);
    own_dropped = go_below;
    struct own *one = typed_stack_own_new_own(&s);
    HOLDS(one != NULL && typed_stack_own_try_pop_own(&s, one, 1));
    HOLDS(typed_stack_own_contains(&s, held) && typed_stack_own_contains(&s, held + 199));
    own_dropped = NULL;
    typed_stack_own_destroy(&s);""",
        before,
    )
    out = emit(hooked, arena("own", "stack", first='drop = "own_drop"'))
    runs(build(hooked, out, SANITIZED))


def test_no_allocation_fails_since_another_thread_is_asking_the_upstream(own: Path) -> None:
    before = UPSTREAM + """static typed_bump_own a;
static unsigned char *other;
static void ask(void) { other = typed_bump_own_alloc_byte(&a); }"""
    main_of(
        own,
        "typed_bump_own.h",
        """    HOLDS(typed_bump_own_init_with(&a, &upstream) == TYPED_OK);
    HOLDS(typed_bump_own_alloc_byte_n(&a, 512) != NULL);
    meanwhile = ask; /* the last chunk that the capacity has is on its way */
    unsigned char *own_byte = typed_bump_own_alloc_byte(&a);
    HOLDS(own_byte != NULL && other != NULL && own_byte != other);
    HOLDS(typed_bump_own_available(&a) == 510);
    typed_bump_own_destroy(&a);
    HOLDS(blocks == 0);""",
        before,
    )
    out = emit(own, arena("own", "bump", 'growth = "chunked"\ncapacity = 512\nmax_capacity = 1024').replace("single-threaded", "mutex"))
    runs(build(own, out, SANITIZED))


def test_a_request_that_fails_throws_no_reserve_away(own: Path) -> None:
    main_of(
        own,
        "typed_bump_own.h",
        """    static typed_bump_own a;
    HOLDS(typed_bump_own_init_with(&a, &upstream) == TYPED_OK);
    HOLDS(typed_bump_own_reserve(&a, 8192) == TYPED_OK);
    HOLDS(typed_bump_own_alloc_byte(&a) != NULL);
    refuses = 1;
    const int had = blocks;
    HOLDS(typed_bump_own_alloc_byte_n(&a, 8192) == NULL && blocks == had); /* the limit */
    HOLDS(typed_bump_own_alloc_byte_n(&a, 4000) == NULL && blocks == had); /* the upstream */
    for (int i = 0; i < 31; i++) {
        HOLDS(typed_bump_own_alloc_byte_n(&a, 255) != NULL);
    }
    typed_bump_own_reset(&a);
    HOLDS(typed_bump_own_alloc_byte_n(&a, 8192) == NULL && typed_bump_own_alloc_byte(&a) != NULL);
    typed_bump_own_destroy(&a);
    HOLDS(blocks == 0);""",
        UPSTREAM,
    )
    out = emit(own, arena("own", "bump", 'growth = "chunked"\ncapacity = 256\nmax_capacity = 8192'))
    runs(build(own, out, SANITIZED))


def test_where_no_usual_chunk_is_to_be_had_one_for_the_request_alone_is_tried(own: Path) -> None:
    before = UPSTREAM.replace("if (refuses)", "if (refuses && size > 1000)")
    main_of(
        own,
        "typed_bump_own.h",
        """    static typed_bump_own a;
    HOLDS(typed_bump_own_init_with(&a, &upstream) == TYPED_OK);
    HOLDS(typed_bump_own_alloc_byte_n(&a, 4096) != NULL);
    refuses = 1;
    HOLDS(typed_bump_own_alloc_byte_n(&a, 100) != NULL);
    typed_bump_own_destroy(&a);""",
        before,
    )
    out = emit(own, arena("own", "bump", 'growth = "chunked"\ncapacity = 4096\nmax_capacity = 65536'))
    runs(build(own, out, SANITIZED))


@pytest.mark.parametrize("kind", ["bump", "stack"])
def test_a_request_that_does_not_fit_commits_nothing(own: Path, kind: str) -> None:
    before = "#include <sys/mman.h>\nstatic size_t committed;\nbool typed_virtual_commit(void *p, size_t size)\n{\n    committed += size;\n    return mprotect(p, size, PROT_READ | PROT_WRITE) == 0;\n}"
    main_of(
        own,
        f"typed_{kind}_own.h",
        f"""    static typed_{kind}_own a;
    HOLDS(typed_{kind}_own_init(&a) == TYPED_OK);
    HOLDS(typed_{kind}_own_alloc_byte_n(&a, (size_t)2 << 30) == NULL && committed == 0);
    unsigned char *p = typed_{kind}_own_alloc_byte_n(&a, 10);
    HOLDS(p != NULL && committed <= 65536);
    HOLDS(typed_{kind}_own_resize_byte(&a, p, 10, (size_t)1 << 30) != NULL || committed <= 65536);
    typed_{kind}_own_destroy(&a);""",
        before,
    )
    out = emit(own, arena("own", kind, 'backing = "virtual"\ncapacity = "256MiB"'))
    runs(build(own, out, "-O1"))


def test_no_formatted_text_is_left_where_it_did_not_fit(own: Path) -> None:
    before = UPSTREAM.replace("    blocks--;\n", "    blocks--;\n    for (size_t i = 0; i + 6 <= size; i++) { if (memcmp((char *)p + i, \"SECRET\", 6) == 0) { exit(99); } }\n")
    main_of(
        own,
        "typed_bump_own.h",
        """    static typed_bump_own a;
    HOLDS(typed_bump_own_init_with(&a, &upstream) == TYPED_OK);
    HOLDS(typed_bump_own_alloc_byte_n(&a, 300) != NULL);
    HOLDS(typed_bump_own_printf(&a, "SECRET %400d", 1) != NULL);
    typed_bump_own_destroy(&a);""",
        before,
    )
    out = emit(own, arena("own", "bump", 'growth = "chunked"\ncapacity = 512\nmax_capacity = 8192\nwipe_on_free = true'))
    runs(build(own, out, "-O1"))


@pytest.mark.parametrize("checks", ["bounds", "full"])
def test_a_note_that_was_written_over_never_leads_outside(own: Path, checks: str) -> None:
    """Every byte of the memory below the top is damaged in turn, with several values."""
    before = """#include <typed/fault.h>
#include <stdlib.h>
static void ignore(const typed_fault *fault, void *ctx) { (void)fault; (void)ctx; }
/* Also where the sanitizer would say so first. */
TYPED_UNCHECKED static void damage(volatile unsigned char *to, unsigned char value, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        to[i] = value;
    }
}"""
    main_of(
        own,
        "typed_stack_own.h",
        """    typed_set_fault_handler(ignore, NULL);
    static const unsigned char values[] = {0, 1, 3, 0x41, 0xFF};
    for (size_t at = 0; at < 400; at++) {
        for (size_t v = 0; v < sizeof values; v++) {
            for (int way = 0; way < 3; way++) {
                static typed_stack_own s;
                unsigned char *memory = malloc(600); /* by itself, for the sanitizer to guard */
                HOLDS(memory != NULL && typed_stack_own_init_buffer(&s, memory, 600) == TYPED_OK);
                typed_marker low = typed_stack_own_mark(&s);
                HOLDS(typed_stack_own_alloc_byte_n(&s, 3) != NULL);
                struct own *a = typed_stack_own_alloc_own(&s);
                HOLDS(a != NULL && typed_stack_own_alloc_byte_n(&s, 5) != NULL);
                struct own *b = typed_stack_own_alloc_own(&s);
                HOLDS(b != NULL);
                damage(memory + at, values[v], TYPED_LEAST((size_t)9, 600 - at));
                switch (way) {
                case 0:
                    (void)typed_stack_own_restore(&s, low);
                    break;
                case 1:
                    (void)typed_stack_own_try_pop_own(&s, b, 1);
                    (void)typed_stack_own_try_pop_own(&s, a, 1);
                    break;
                default:
                    (void)typed_stack_own_verify(&s);
                    (void)typed_stack_own_mark(&s);
                    break;
                }
                typed_stack_own_reset(&s);
                HOLDS(typed_stack_own_used(&s) == 0);
                typed_stack_own_destroy(&s);
                free(memory);
            }
        }
    }""",
        before,
    )
    out = emit(own, arena("own", "stack", f'backing = "buffer"\nchecks = "{checks}"'))
    runs(build(own, out, "-O1", SANITIZED))


def test_a_stale_position_that_is_not_seen_does_no_harm_to_drops(hooked: Path) -> None:
    before = HOOK + "static int drops;\nstatic void count(struct own *o) { (void)o; drops++; }"
    main_of(
        hooked,
        "typed_bump_own.h",
        """    static typed_bump_own a;
    HOLDS(typed_bump_own_init(&a) == TYPED_OK);
    own_dropped = count;
    typed_checkpoint low = typed_bump_own_checkpoint(&a);
    HOLDS(typed_bump_own_alloc_byte_n(&a, 30) != NULL);
    typed_checkpoint stale = typed_bump_own_checkpoint(&a);
    HOLDS(typed_bump_own_restore(&a, low) == TYPED_OK);
    HOLDS(typed_bump_own_new_own(&a) != NULL);
    HOLDS(typed_bump_own_restore(&a, stale) == TYPED_OK && drops == 1); /* within the element */
    unsigned char *p = typed_bump_own_alloc_byte_n(&a, 40);
    HOLDS(p != NULL);
    memset(p, 0xFF, 40);
    typed_bump_own_reset(&a);
    HOLDS(drops == 1);
    typed_bump_own_destroy(&a);""",
        before,
    )
    out = emit(hooked, arena("own", "bump", first='drop = "own_drop"'))
    runs(build(hooked, out, SANITIZED))


def test_exhaustion_may_reset_while_a_copy_is_made(own: Path) -> None:
    before = "static bool start_again(typed_bump_own *a, size_t bytes, void *ctx)\n{\n    (void)bytes;\n    (void)ctx;\n    typed_bump_own_reset(a);\n    return true;\n}"
    main_of(
        own,
        "typed_bump_own.h",
        """    static typed_bump_own a;
    HOLDS(typed_bump_own_init(&a) == TYPED_OK);
    unsigned char *p = typed_bump_own_alloc_byte_n(&a, 100);
    HOLDS(p != NULL && typed_bump_own_alloc_byte_n(&a, 100) != NULL);
    typed_bump_own_on_exhausted(&a, start_again, NULL);
    HOLDS(typed_bump_own_copy_byte(&a, p, 100) != NULL); /* over itself */
    typed_bump_own_destroy(&a);""",
        before,
    )
    out = emit(own, arena("own", "bump", "capacity = 256"))
    runs(build(own, out, SANITIZED))


def test_full_knows_sizes_that_spacing_hides(own: Path) -> None:
    before = """#include <typed/fault.h>
static int faults;
static void count(const typed_fault *fault, void *ctx) { (void)fault; (void)ctx; faults++; }"""
    main_of(
        own,
        "typed_stack_own.h",
        """    typed_set_fault_handler(count, NULL);
    static typed_stack_own s;
    typed_stack_own_frame none = typed_stack_own_frame_begin(&s); /* of a zeroed stack */
    typed_stack_own_frame_end(&none);
    HOLDS(faults == 0);
    HOLDS(typed_stack_own_init(&s) == TYPED_OK);
    unsigned char *p = typed_stack_own_alloc_byte(&s);
    HOLDS(p != NULL && (uintptr_t)p % 64 == 0);
    HOLDS(!typed_stack_own_try_pop_byte(&s, p, 3) && faults == 1);
    HOLDS(!typed_stack_own_try_pop_own(&s, (struct own *)(void *)(p + 1), 1) && faults == 2);
    HOLDS(typed_stack_own_resize_byte(&s, p, 4, 5) == NULL && faults == 3);
    HOLDS(typed_stack_own_try_pop_byte(&s, p, 1) && typed_stack_own_used(&s) == 0);
    typed_stack_own_destroy(&s);
    HOLDS(faults == 3);""",
        before,
    )
    out = emit(own, arena("own", "stack", 'checks = "full"\nslot_align = 64'))
    runs(build(own, out, "-fsanitize=address"))
