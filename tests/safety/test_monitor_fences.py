"""Monitored arenas of one thread at a time, or behind a lock: each request of a random walk is judged as a model says."""

from __future__ import annotations

from pathlib import Path

import pytest

from .programs import build, emit, passes

# Every size is a multiple of 64, so that nothing is padded and a request moves the cursor by its own bytes.
WALK = """
#include "typed_KIND_own.h"
static typed_KIND_own arena;
static struct own *newest;
static size_t newest_count;
static unsigned asked_high, asked_critical, expected_high, expected_critical;
static int level; /* as the last request found it */
static bool say_no(typed_KIND_own *own, typed_pressure pressure, size_t bytes, void *ctx)
{
    (void)own;
    (void)bytes;
    (void)ctx;
    asked_high += pressure == TYPED_PRESSURE_HIGH;
    asked_critical += pressure == TYPED_PRESSURE_CRITICAL;
    return false;
}

/* Whether so many bytes more are given: SOFT is 1000, HARD 1999, and above SOFT no more than 64 at once where it denies. */
static bool is_given(size_t used, size_t more)
{
    if (used + more > 1999) {
        expected_critical++; /* in either case */
        return false;
    }
    const int now = used + more > 1000;
    const bool begins = now > level;
    level = now;
    if (DENIES && now && more > 64) {
        return false;
    }
    expected_high += CALLS && begins;
    return true;
}

int main(void)
{
    POSITION marks[30];
    size_t at[30];
    size_t marked = 0, given = 0, denied = 0, refused = 0;
    CHECK(typed_KIND_own_init(&arena) == TYPED_OK);
    typed_KIND_own_on_pressure(&arena, say_no, NULL);
    unsigned random = 1;
    for (unsigned round = 0; round < 200000; round++) {
        random = random * 1103515245 + 12345;
        const unsigned what = random / 65536 % 1000;
        const unsigned takes = round / 100 % 2 == 0 ? 780 : 250; /* up, then down */
        const size_t used = typed_KIND_own_used(&arena);
        const size_t count = 1 + random / 7 % 4;
        size_t now = used;
        if (what < takes) {
            const bool expected = is_given(used, count * 64);
            struct own *array = count == 1 && what % 2 == 0 ? typed_KIND_own_alloc(&arena) : typed_KIND_own_alloc_n(&arena, count);
            CHECK((array != NULL) == expected);
            if (array != NULL) {
                memset(array, (int)(count + 1), count * sizeof *array);
                newest = array;
                newest_count = count;
                now = used + count * 64;
                given++;
            } else {
                denied += used + count * 64 <= 1999;
                refused += used + count * 64 > 1999;
            }
        } else if (what < takes + 60 && newest != NULL && newest_count != count && (count < newest_count || !IS_CHUNKED)) {
            const bool expected = count < newest_count || is_given(used, (count - newest_count) * 64);
            struct own *resized = typed_KIND_own_resize(&arena, newest, newest_count, count);
            CHECK((resized != NULL) == expected);
            CHECK(resized == NULL || resized == newest);
            now = resized == NULL ? used : used + count * 64 - newest_count * 64;
            newest_count = resized == NULL ? newest_count : count;
        } else if (what < takes + 100 && marked < 30) {
            at[marked] = used;
            marks[marked++] = MARK(&arena);
        } else if (what < (takes == 250 ? 500 : takes + 115) && marked > 0) {
            marked -= 1 + random / 11 % TYPED_LEAST(marked, 3);
            CHECK(typed_KIND_own_restore(&arena, marks[marked]) == TYPED_OK);
            now = at[marked];
            newest = NULL;
        } else if (what < (takes == 250 ? 800 : takes + 200) && newest != NULL) {
            CHECK(POP(newest, newest_count));
            now = POPS ? used - newest_count * 64 : used;
            newest = POPS ? NULL : newest;
        } else if (what == 997) {
            typed_KIND_own_reset(&arena);
            now = 0;
            level = 0;
            marked = 0;
            newest = NULL;
        } else if (what == 998) {
            (void)typed_KIND_own_trim(&arena, 0);
        } else if (what == 999) {
            (void)typed_KIND_own_reserve(&arena, typed_KIND_own_capacity(&arena) < 2048 ? 1024 : 2048);
        }
        while (marked > 0 && at[marked - 1] > now) {
            marked--;
        }
        CHECK(typed_KIND_own_used(&arena) == now && now <= 1999);
        CHECK(round % 64 != 0 || typed_KIND_own_verify(&arena));
        CHECK(asked_high == expected_high && asked_critical == expected_critical);
    }
    CHECK(given > 1000);
    CHECK(refused > 100);
    CHECK(denied > 100 || !DENIES);
    CHECK(asked_high > 100 || !CALLS);
    typed_KIND_own_destroy(&arena);
    return 0;
}
"""
ACTIONS = {
    "deny": 'monitor.on_high = "deny"\nmonitor.deny_above_high = 64',
    "callback": 'monitor.on_high = "callback"\nmonitor.on_critical = "callback"',
}
MEMORIES = {
    "flat": "capacity = 8192",
    "virtual": 'capacity = "1MiB"\nbacking = "virtual"',
    "static": 'capacity = 8192\nbacking = "static"',
    "chunked": 'capacity = 256\nchunk = 320\nmax_capacity = "1MiB"\ngrowth = "chunked"',
}
SYSTEM = 'monitor.pressure = "system"\nmonitor.interval_ms = 1000000'


@pytest.mark.parametrize("more", ["", 'checks = "none"\ntrack_stats = true', 'monitor.group = "all"'])
@pytest.mark.parametrize("memory", MEMORIES)
@pytest.mark.parametrize(("mode", "pressure", "action"), [("single-threaded", "", "deny"), ("single-threaded", "", "callback"), ("single-threaded", SYSTEM, "deny"), ("mutex", "", "callback")])
@pytest.mark.parametrize("kind", ["bump", "stack"])
def test_each_request_is_judged_by_where_the_cursor_would_be(tmp_path: Path, kind: str, mode: str, pressure: str, action: str, memory: str, more: str) -> None:
    limits = "monitor.soft_limit = 1000\nmonitor.hard_limit = 1999\nmonitor.high_percent = 100\nmonitor.critical_percent = 100"
    source = emit(tmp_path, kind, f'thread_safety = "{mode}"\n{MEMORIES[memory]}\n{limits}\n{ACTIONS[action]}\n{more}\n{pressure}')
    pops = "typed_stack_own_try_pop(&arena, object, count)" if kind == "stack" else "((void)(object), (void)(count), 1)"
    mark, position = ("mark", "typed_marker") if kind == "stack" else ("checkpoint", "typed_checkpoint")
    defines = {
        "CALLS": int(action == "callback"),
        "DENIES": int(action == "deny"),
        "IS_CHUNKED": int(memory == "chunked"),
        "POPS": int(kind == "stack"),
        "POP(object, count)": pops,
        "MARK": f"typed_{kind}_own_{mark}",
        "POSITION": position,
    }
    text = "".join(f"#define {name} {value}\n" for name, value in defines.items()) + WALK.replace("KIND", kind)
    passes(build(tmp_path, text, source, flags=("-O1", "-fsanitize=address,undefined", "-fno-sanitize-recover=all")))


# A pop that finds everything sound goes a way of its own: what it gives back is judged, and charged, anew there too.
POPS = """
#include "typed_stack_own.h"
static typed_stack_own arena;
static unsigned lines;
static bool say_no(typed_stack_own *own, typed_pressure pressure, size_t bytes, void *ctx)
{
    (void)own, (void)pressure, (void)bytes, (void)ctx;
    lines++;
    return false;
}

int main(void)
{
    CHECK(typed_stack_own_init(&arena) == TYPED_OK);
    typed_stack_own_on_pressure(&arena, say_no, NULL);
    struct own *first = typed_stack_own_alloc_n(&arena, 3);
    CHECK(first != NULL);
    for (int i = 0; i < 4; i++) {
        struct own *many = typed_stack_own_alloc_n(&arena, 12);
        CHECK(many != NULL);
        CHECK(typed_stack_own_try_pop(&arena, many, 12));
        CHECK(GROUP_CHARGE(typed_stack_own_used(&arena)) == typed_stack_own_used(&arena));
        struct own *few = typed_stack_own_alloc(&arena); /* finds the level ended */
        CHECK(few != NULL && lines == (unsigned)i + 1);
        CHECK(typed_stack_own_try_pop(&arena, few, 1));
    }
    CHECK(typed_stack_own_try_pop(&arena, first, 3));
    CHECK(GROUP_CHARGE(0) == 0);
    typed_stack_own_destroy(&arena);
    return 0;
}
"""


@pytest.mark.parametrize("group", ["", "all"])
@pytest.mark.parametrize("mode", ["single-threaded", "mutex"])
@pytest.mark.parametrize("checks", ["none", "full"])
def test_what_a_pop_gave_back_is_judged_and_charged_anew(tmp_path: Path, checks: str, mode: str, group: str) -> None:
    keys = f'thread_safety = "{mode}"\ncapacity = 8192\nchecks = "{checks}"\nmonitor.soft_limit = 700\nmonitor.on_high = "callback"'
    source = emit(tmp_path, "stack", keys + ('\nmonitor.group = "all"' if group else ""))
    charge = "typed_group_all.charged" if group else "(used)"
    passes(build(tmp_path, f"#define GROUP_CHARGE(used) {charge}\n" + POPS, source, flags=("-O1", "-fsanitize=address,undefined", "-fno-sanitize-recover=all")))


# What the program does while it is asked, and what fails, leaves nothing that is handed out above a level unjudged.
ASKED = """
#include "typed_stack_own.h"
static typed_stack_own arena;
static typed_marker start;
static unsigned calls;
static bool ends_level(typed_stack_own *own, typed_pressure pressure, size_t bytes, void *ctx)
{
    (void)pressure, (void)bytes, (void)ctx;
    if (calls++ == 0) {
        CHECK(typed_stack_own_restore(own, start) == TYPED_OK);
        CHECK(typed_stack_own_alloc_n(own, 6) != NULL);
    }
    return false;
}

int main(void)
{
    typed_snapshot now;
    CHECK(typed_stack_own_init(&arena) == TYPED_OK);
    typed_stack_own_on_pressure(&arena, ends_level, NULL);
    start = typed_stack_own_mark(&arena);
    CHECK(typed_stack_own_alloc_n(&arena, 6) != NULL);
    CHECK(typed_stack_own_alloc(&arena) != NULL && calls == 1); /* 448 bytes, above 400 */
    CHECK(arena.monitor_.level == TYPED_PRESSURE_HIGH);
    typed_stack_own_snapshot(&arena, &now);
    CHECK(now.level == TYPED_PRESSURE_HIGH);
    typed_stack_own_reset(&arena);
    /* Allowed, and there is no memory for it. */
    CHECK(typed_stack_own_alloc_n(&arena, 6) != NULL);
    CHECK(typed_stack_own_alloc_n(&arena, 13) == NULL && calls == 2);
    typed_stack_own_reset(&arena);
    CHECK(typed_stack_own_alloc_n(&arena, 6) != NULL && calls == 2);
    CHECK(typed_stack_own_alloc(&arena) != NULL && calls == 3);
    typed_stack_own_reset(&arena);
    /* Denied; a smaller one then ends the level that was found. */
    CHECK(typed_stack_own_alloc_n(&arena, 5) != NULL);
    CHECK(typed_stack_own_alloc_n(&arena, 18) == NULL && calls == 3);
    CHECK(typed_stack_own_alloc(&arena) != NULL && calls == 3);
    CHECK(typed_stack_own_alloc(&arena) != NULL && calls == 4);
    typed_stack_own_destroy(&arena);
    return 0;
}
"""


@pytest.mark.parametrize("mode", ["single-threaded", "mutex"])
def test_nothing_is_left_for_others_of_what_was_allowed_before_the_program_was_asked(tmp_path: Path, mode: str) -> None:
    keys = f'thread_safety = "{mode}"\ncapacity = 1200\nchecks = "none"\nmonitor.soft_limit = 400\nmonitor.on_high = "callback"'
    keys += '\nmonitor.hard_limit = 5000\nmonitor.high_percent = 20\nmonitor.critical_percent = 28\nmonitor.on_critical = "deny"'
    source = emit(tmp_path, "stack", keys)
    passes(build(tmp_path, ASKED, source, flags=("-O1", "-fsanitize=address,undefined", "-fno-sanitize-recover=all")))


# The level begins by what is padded in a chunk that the arena has just gone on to: also then the newest is what was allocated last.
ELSEWHERE = """
#include "typed_stack_own.h"
static typed_stack_own arena;
static char *newest;
static size_t newest_bytes;
static unsigned calls, pops;
static bool pops_newest(typed_stack_own *own, typed_pressure pressure, size_t bytes, void *ctx)
{
    (void)pressure, (void)bytes, (void)ctx;
    calls++;
    pops += typed_stack_own_try_pop(own, newest, newest_bytes);
    return false;
}

int main(void)
{
    for (size_t bytes = 1; bytes < 250; bytes++) {
        CHECK(typed_stack_own_init(&arena) == TYPED_OK);
        typed_stack_own_on_pressure(&arena, pops_newest, NULL);
        newest_bytes = bytes;
        newest = typed_stack_own_alloc_n(&arena, bytes);
        CHECK(newest != NULL && typed_stack_own_alloc_n(&arena, 150) != NULL);
        typed_stack_own_destroy(&arena);
    }
    CHECK(calls > 50 && pops == calls);
    return 0;
}
"""


@pytest.mark.parametrize("mode", ["single-threaded", "mutex"])
@pytest.mark.parametrize("checks", ["bounds", "full"])
def test_the_newest_can_be_popped_while_the_program_is_asked(tmp_path: Path, checks: str, mode: str) -> None:
    keys = f'thread_safety = "{mode}"\nchecks = "{checks}"\ngrowth = "chunked"\ncapacity = 320\nchunk = 320\nmax_capacity = 4096\nmonitor.soft_limit = 300\nmonitor.on_high = "callback"'
    source = emit(tmp_path, "stack", keys, type_="char")
    passes(build(tmp_path, ELSEWHERE, source, flags=("-O1", "-fsanitize=address,undefined", "-fno-sanitize-recover=all")))


# What was allowed before a level began is not left for what the program allocates while it is asked.
ENDED = """
#include "typed_KIND_own.h"
static typed_KIND_own arena;
static unsigned calls;
static bool takes_more(typed_KIND_own *asked, typed_pressure pressure, size_t bytes, void *ctx)
{
    (void)pressure, (void)bytes, (void)ctx;
    if (calls++ == 0) {
        CHECK(typed_KIND_own_alloc_n(asked, 2) != NULL); /* 384 bytes: ends the level */
        CHECK(typed_KIND_own_alloc(asked) != NULL && calls == 2); /* begins it again */
    }
    return false;
}

int main(void)
{
    CHECK(typed_KIND_own_init(&arena) == TYPED_OK);
    typed_KIND_own_on_pressure(&arena, takes_more, NULL);
    CHECK(typed_KIND_own_alloc_n(&arena, 4) != NULL);
    CHECK(typed_KIND_own_alloc_n(&arena, 3) != NULL && calls == 2); /* 448 bytes, above 400 */
    typed_KIND_own_destroy(&arena);
    return 0;
}
"""


@pytest.mark.parametrize("growth", ["capacity = 4096", 'growth = "chunked"\ncapacity = 640\nmax_capacity = 6400'])
@pytest.mark.parametrize("kind", ["bump", "stack"])
@pytest.mark.parametrize("mode", ["single-threaded", "mutex"])
def test_what_ends_a_level_while_the_program_is_asked_is_judged(tmp_path: Path, mode: str, kind: str, growth: str) -> None:
    source = emit(tmp_path, kind, f'thread_safety = "{mode}"\nchecks = "none"\n{growth}\nmonitor.soft_limit = 400\nmonitor.on_high = "callback"')
    passes(build(tmp_path, ENDED.replace("KIND", kind), source))
