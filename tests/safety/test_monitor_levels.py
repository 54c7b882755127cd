"""Monitored pools: levels, and what is done when one begins: warnings, denials, callbacks in which the program frees memory."""

from __future__ import annotations

from pathlib import Path

import pytest

from .programs import build, emit, passes, ran
from .test_monitor import GROUPS, MODES, POOL


CALLBACK = """
static size_t called, frees;
static typed_pressure last_level;
static bool relieve(typed_pool_own *p, typed_pressure level, size_t bytes, void *ctx)
{
    CHECK(p == &pool && ctx == &called && bytes % 64 == 0);
    called++;
    last_level = level;
    for (size_t i = 0; i < frees; i++) {
        typed_pool_own_free(p, objects[i]);
        objects[i] = NULL;
    }
    return frees > 0;
}
"""


@pytest.mark.parametrize("mode", MODES)
def test_the_program_may_free_and_have_the_allocation_tried_once_more(tmp_path: Path, mode: str) -> None:
    keys = f'thread_safety = "{mode}"\ncapacity = 500\ncache_size = 1\n' if mode == "thread-cached" else f'thread_safety = "{mode}"\ncapacity = 500\n'
    source = emit(tmp_path, "pool", keys + 'monitor.hard_limit = 6400\nmonitor.high_percent = 100\nmonitor.critical_percent = 100')
    text = """
int main(void)
{
    CHECK(typed_pool_own_init(&pool) == TYPED_OK);
    typed_pool_own_on_pressure(&pool, relieve, &called);
    for (int i = 0; i < 100; i++) {
        CHECK((objects[i] = typed_pool_own_alloc(&pool)) != NULL);
    }
    CHECK(called == 0);
    CHECK(typed_pool_own_alloc(&pool) == NULL);
    CHECK(called == 1 && last_level == TYPED_PRESSURE_CRITICAL);
    frees = 3;
    CHECK(typed_pool_own_alloc(&pool) != NULL);
    CHECK(called == 2);
    frees = 0;
    typed_pool_own_on_pressure(&pool, NULL, NULL);
    typed_pool_own_destroy(&pool);
    return 0;
}
"""
    passes(build(tmp_path, POOL + CALLBACK + text, source))


def test_levels_are_entered_once_and_deny_by_size(tmp_path: Path) -> None:
    source = emit(
        tmp_path,
        "pool",
        """thread_safety = "single-threaded"
capacity = 500
[pool.monitor]
soft_limit = 640
hard_limit = 6400
high_percent = 100
critical_percent = 100
on_high = "callback"
""",
    )
    text = """
int main(void)
{
    CHECK(typed_pool_own_init(&pool) == TYPED_OK);
    typed_pool_own_on_pressure(&pool, relieve, &called);
    for (int round = 1; round <= 3; round++) {
        for (int i = 0; i < 10; i++) {
            CHECK((objects[i] = typed_pool_own_alloc(&pool)) != NULL);
        }
        CHECK(called == (size_t)round - 1);
        for (int i = 10; i < 20; i++) {
            CHECK((objects[i] = typed_pool_own_alloc(&pool)) != NULL);
        }
        CHECK(called == (size_t)round && last_level == TYPED_PRESSURE_HIGH);
        for (int i = 0; i < 20; i++) {
            typed_pool_own_free(&pool, objects[i]);
        }
    }
    typed_pool_own_destroy(&pool);
    return 0;
}
"""
    passes(build(tmp_path, POOL + CALLBACK + text, source))
    source = emit(
        tmp_path,
        "pool",
        """thread_safety = "single-threaded"
capacity = 500
[pool.monitor]
soft_limit = 640
on_high = "deny"
deny_above_high = 128
""",
    )
    text = """
int main(void)
{
    CHECK(typed_pool_own_init(&pool) == TYPED_OK);
    CHECK(typed_pool_own_alloc_bulk(&pool, objects, 10) == 10);
    CHECK(typed_pool_own_alloc_bulk(&pool, objects + 10, 3) == 0);
    CHECK(typed_pool_own_alloc_bulk(&pool, objects + 10, 2) == 2);
    CHECK(typed_pool_own_alloc(&pool) != NULL);
    CHECK(typed_pool_own_alloc_bulk(&pool, objects + 10, 3) == 0);
    typed_pool_own_destroy(&pool);
    return 0;
}
"""
    passes(build(tmp_path, POOL + text, source))


def test_a_warning_is_one_line_when_a_level_begins(tmp_path: Path) -> None:
    source = emit(tmp_path, "pool", 'thread_safety = "single-threaded"\ncapacity = 500\nmonitor.soft_limit = 640')
    text = """
int main(void)
{
    CHECK(typed_pool_own_init(&pool) == TYPED_OK);
    for (int i = 0; i < 100; i++) {
        CHECK((objects[i] = typed_pool_own_alloc(&pool)) != NULL);
    }
    typed_pool_own_destroy(&pool);
    return 0;
}
"""
    found = ran(build(tmp_path, POOL + text, source))
    assert found.status == 0
    assert found.err == "typedalloc: typed_pool_own: memory pressure is high, with 704 bytes in use\n"


EXHAUSTED_HIGH = """
#include "typed_pool_own.h"
static typed_pool_own pool;
static int asked;
static bool note(typed_pool_own *p, typed_pressure level, size_t bytes, void *ctx)
{
    (void)p, (void)level, (void)bytes, (void)ctx;
    asked++;
    return false;
}
int main(void)
{
    struct own *all[100];
    CHECK(typed_pool_own_init(&pool) == TYPED_OK);
    typed_pool_own_on_pressure(&pool, note, NULL);
    for (int round = 1; round <= 3; round++) {
        for (int i = 0; i < 100; i++) {
            all[i] = typed_pool_own_alloc(&pool);
            CHECK(all[i] != NULL);
        }
        CHECK(asked == round);
        CHECK(typed_pool_own_alloc(&pool) == NULL && typed_pool_own_alloc_bulk(&pool, all, 2) == 0);
        for (int i = 0; i < 100; i++) {
            typed_pool_own_free(&pool, all[i]);
        }
    }
    typed_pool_own_destroy(&pool);
    return 0;
}
"""


@pytest.mark.parametrize("mode", ["single-threaded", "mutex"])
def test_a_level_is_entered_again_after_the_pool_was_exhausted_in_it(tmp_path: Path, mode: str) -> None:
    """A request that was allowed and found no element leaves nothing that later ones could use unseen."""
    source = emit(tmp_path, "pool", f'thread_safety = "{mode}"\ncapacity = 100\nmonitor.soft_limit = {60 * 64}\nmonitor.on_high = "callback"')
    passes(build(tmp_path, EXHAUSTED_HIGH, source, flags=("-Wconversion", "-Wsign-conversion")))


ENTERED_AGAIN = """
int main(void)
{
    CHECK(typed_pool_own_init(&pool) == TYPED_OK);
    typed_pool_own_on_pressure(&pool, relieve, &called);
    for (size_t round = 1; round <= 4; round++) {
        CHECK(typed_pool_own_alloc_bulk(&pool, objects, 70) == 70);
        CHECK(called == round && last_level == TYPED_PRESSURE_HIGH);
        CHECK(typed_pool_own_alloc_bulk(&pool, objects, 5) == 5);
        CHECK(called == round);
        typed_pool_own_reset(&pool);
    }
    typed_pool_own_destroy(&pool);
    return 0;
}
"""


@pytest.mark.parametrize("checks", ["none", "full"])
@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize("mode", MODES)
def test_a_level_that_a_reset_ended_begins_again(tmp_path: Path, mode: str, group: str, checks: str) -> None:
    source = emit(tmp_path, "pool", f'thread_safety = "{mode}"\nchecks = "{checks}"\ncapacity = 500\nmonitor.soft_limit = 2560\nmonitor.on_high = "callback"\n{group}')
    passes(build(tmp_path, POOL + CALLBACK + ENTERED_AGAIN, source))


DENIED_IN_BULK = """
int main(void)
{
    CHECK(typed_pool_own_init(&pool) == TYPED_OK);
    CHECK(typed_pool_own_alloc_bulk(&pool, objects, 6) == 0);
    for (int i = 0; i < 5; i++) {
        CHECK((objects[i] = typed_pool_own_alloc(&pool)) != NULL);
    }
    for (int i = 0; i < 5; i++) {
        typed_pool_own_free(&pool, objects[i]);
    }
    CHECK(typed_pool_own_alloc_bulk(&pool, objects, 6) == 0);
    CHECK(typed_pool_own_alloc_bulk(&pool, objects, 5) == 5);
    typed_pool_own_reset(&pool);
    for (int i = 0; i < 20; i++) {
        CHECK(typed_pool_own_alloc(&pool) != NULL);
    }
    typed_pool_own_reset(&pool);
    CHECK(typed_pool_own_alloc_bulk(&pool, objects, 6) == 0);
    CHECK(typed_pool_own_alloc_bulk(&pool, objects, 5) == 5);
    typed_pool_own_destroy(&pool);
    return 0;
}
"""


@pytest.mark.parametrize("checks", ["none", "bounds", "full"])
@pytest.mark.parametrize("mode", ["single-threaded", "mutex", "lock-free"])
def test_a_bulk_allocation_is_denied_as_a_whole(tmp_path: Path, mode: str, checks: str) -> None:
    """Of a lock-free pool too, which counts what was ever handed out: by what the call asks for, not by what it adds to that."""
    keys = f'thread_safety = "{mode}"\nchecks = "{checks}"\ncapacity = 500\nmonitor.soft_limit = 320\nmonitor.hard_limit = 6400\nmonitor.high_percent = 100\nmonitor.critical_percent = 100\nmonitor.on_high = "deny"\nmonitor.deny_above_high = 128'
    passes(build(tmp_path, POOL + DENIED_IN_BULK, emit(tmp_path, "pool", keys)))


WALK = """
#include "typed_pool_own.h"
static typed_pool_own pool;
static struct own *live[64];
int main(void)
{
    CHECK(typed_pool_own_init(&pool) == TYPED_OK);
    size_t count = 0, denied = 0, refused = 0;
    unsigned random = 1;
    for (unsigned round = 0; round < 200000; round++) {
        random = random * 1103515245 + 12345;
        const unsigned what = random / 65536 % 1000;
        const unsigned takes = round / 200 % 2 == 0 ? 700 : 300; /* up, then down */
        const size_t several = what < takes - 100 ? 1 : 2 + what % 3;
        if (what < takes) {
            /* 20 is the limit; above 10 only one at a time is given. */
            const bool is_high = count + several > 10, is_granted = count + several <= 20 && (!is_high || several == 1);
            struct own **to = &live[count];
            const bool has_them = several == 1 && what % 2 == 0 ? (*to = typed_pool_own_alloc(&pool)) != NULL : typed_pool_own_alloc_bulk(&pool, to, several) == several;
            CHECK(has_them == is_granted);
            for (size_t i = 0; has_them && i < several; i++) {
                memset(to[i], (int)(1 + (count + i) % 250), sizeof **to);
            }
            count += has_them ? several : 0;
            denied += !is_granted && count + several <= 20;
            refused += !is_granted && count + several > 20;
        } else if (what < 997 && count > 0) {
            const size_t which = random / 7 % count;
            count--;
            for (size_t i = 0; i < sizeof *live[0]; i++) {
                CHECK(live[which]->bytes[i] == live[which]->bytes[0]);
            }
            struct own *last = live[count];
            struct own *gone = live[which];
            live[which] = last;
            if (what % 2 == 0) {
                typed_pool_own_free(&pool, gone);
            } else {
                typed_pool_own_free_bulk(&pool, &gone, 1);
            }
        } else if (what == 998) {
            (void)typed_pool_own_trim(&pool, 0);
        } else if (what == 999) {
            typed_pool_own_reset(&pool);
            count = 0;
        }
        CHECK(typed_pool_own_live(&pool) == count && typed_pool_own_available(&pool) == 64 - count);
        CHECK(typed_pool_own_is_empty(&pool) == (count == 0) && !typed_pool_own_is_full(&pool));
        CHECK(round % 64 != 0 || typed_pool_own_verify(&pool));
    }
    CHECK(denied > 1000 && refused > 100);
    typed_pool_own_destroy(&pool);
    return 0;
}
"""
SYSTEM = 'monitor.pressure = "system"\nmonitor.high_percent = 100\nmonitor.critical_percent = 100'
DENYING = """capacity = 64
monitor.soft_limit = 640
monitor.hard_limit = 1280
monitor.on_high = "deny"
monitor.deny_above_high = 64
monitor.on_critical = "deny"
monitor.deny_above_critical = 64
"""


@pytest.mark.parametrize("checks", ["", 'checks = "none"'])
@pytest.mark.parametrize("more", ["", "track_stats = true", "inline = false\nwipe_on_free = true", "registry = true"])
@pytest.mark.parametrize("memory", ["", 'backing = "virtual"', 'backing = "static"', 'growth = "chunked"\nmax_capacity = 64\nchunk = 4'])
@pytest.mark.parametrize(("mode", "pressure"), [("single-threaded", ""), ("single-threaded", SYSTEM), ("mutex", "")])
def test_each_request_is_judged_by_what_is_live(tmp_path: Path, mode: str, memory: str, more: str, checks: str, pressure: str) -> None:
    """In a random walk up to the limit and down again, each of them as a model says."""
    source = emit(tmp_path, "pool", f'thread_safety = "{mode}"\n{DENYING}{memory}\n{more}\n{checks}\n{pressure}')
    passes(build(tmp_path, WALK, source, flags=("-O1", "-fsanitize=address,undefined", "-fno-sanitize-recover=all")))


@pytest.mark.parametrize("cc", ["gcc", "clang"])
@pytest.mark.parametrize("checks", ["none", "bounds"])
def test_an_allocation_right_after_a_free_is_judged_too(tmp_path: Path, checks: str, cc: str) -> None:
    """Also where the compiler sees both, and leaves out of the second what it knows of the first."""
    source = emit(tmp_path, "pool", f'thread_safety = "single-threaded"\nchecks = "{checks}"\ncapacity = 64\nmonitor.soft_limit = 640\nmonitor.on_high = "deny"')
    text = """
#include "typed_pool_own.h"
static typed_pool_own pool;
static size_t pairs(size_t most)
{
    size_t done = 0;
    for (size_t i = 0; i < most; i++) {
        struct own *object = typed_pool_own_alloc(&pool);
        if (object == NULL) {
            break;
        }
        object->bytes[9] = (unsigned char)i;
        typed_pool_own_free(&pool, object);
        done++;
    }
    return done;
}
int main(void)
{
    struct own *kept[10];
    CHECK(typed_pool_own_init(&pool) == TYPED_OK);
    for (int i = 0; i < 10; i++) {
        CHECK(pairs(5) == 5);
        kept[i] = typed_pool_own_alloc(&pool);
        CHECK(kept[i] != NULL);
    }
    CHECK(pairs(5) == 0);
    typed_pool_own_free(&pool, kept[9]);
    CHECK(pairs(100) == 100);
    kept[9] = typed_pool_own_alloc(&pool);
    CHECK(kept[9] != NULL && typed_pool_own_alloc(&pool) == NULL);
    typed_pool_own_destroy(&pool);
    return 0;
}
"""
    passes(build(tmp_path, text, source, cc=cc, flags=("-O2",)))


ASKED = """
#include "typed_pool_own.h"
static typed_pool_own pool;
static struct own *own[16];
static unsigned calls;
static bool begins_anew(typed_pool_own *asked, typed_pressure pressure, size_t bytes, void *ctx)
{
    (void)pressure, (void)bytes, (void)ctx;
    if (calls++ == 0) {
        typed_pool_own_reset(asked);
    }
    return false;
}

static bool takes_many(typed_pool_own *asked, size_t bytes, void *ctx)
{
    (void)bytes, (void)ctx;
    struct own *many[3];
    typed_pool_own_free_bulk(asked, own, 3);
    CHECK(typed_pool_own_alloc_bulk(asked, many, 3) == 0); /* 192 bytes, denied above 64 */
    return false;
}

int main(void)
{
    CHECK(typed_pool_own_init(&pool) == TYPED_OK);
    typed_pool_own_on_pressure(&pool, begins_anew, NULL);
    for (int i = 0; i < 7; i++) {
        CHECK(typed_pool_own_alloc(&pool) != NULL);
    }
    CHECK(calls == 1 && typed_pool_own_live(&pool) == 1);
    for (int i = 0; i < 6; i++) {
        CHECK(typed_pool_own_alloc(&pool) != NULL);
    }
    CHECK(calls == 2); /* 448 bytes, above 400 */
    typed_pool_own_reset(&pool);
    typed_pool_own_on_exhausted(&pool, takes_many, NULL);
    for (int i = 0; i < 16; i++) {
        CHECK((own[i] = typed_pool_own_alloc(&pool)) != NULL);
    }
    CHECK(typed_pool_own_alloc(&pool) == NULL);
    typed_pool_own_destroy(&pool);
    return 0;
}
"""


@pytest.mark.parametrize("checks", ["none", "bounds"])
def test_what_the_program_does_while_it_is_asked_is_judged(tmp_path: Path, checks: str) -> None:
    limits = 'monitor.soft_limit = 400\nmonitor.hard_limit = 1280\nmonitor.high_percent = 50\nmonitor.critical_percent = 79\nmonitor.on_high = "callback"'
    source = emit(tmp_path, "pool", f'thread_safety = "single-threaded"\ncapacity = 16\nchecks = "{checks}"\n{limits}\nmonitor.on_critical = "deny"\nmonitor.deny_above_critical = 64')
    passes(build(tmp_path, ASKED, source, flags=("-O1", "-fsanitize=address,undefined", "-fno-sanitize-recover=all")))


# What is allowed for a request that fails, or was allowed before one that is denied, is handed out to nobody else unjudged.
FAILED = """
#include "typed_pool_own.h"
static typed_pool_own pool;
static struct own *own[16];
static unsigned calls;
static bool say_no(typed_pool_own *asked, typed_pressure pressure, size_t bytes, void *ctx)
{
    (void)asked, (void)pressure, (void)bytes, (void)ctx;
    calls++;
    return false;
}

int main(void)
{
    CHECK(typed_pool_own_init(&pool) == TYPED_OK);
    typed_pool_own_on_pressure(&pool, say_no, NULL);
    /* Allowed, and there are not so many. */
    for (int i = 0; i < 6; i++) {
        CHECK((own[i] = typed_pool_own_alloc(&pool)) != NULL);
    }
    CHECK(typed_pool_own_alloc_bulk(&pool, own + 6, 11) == 0 && calls == 1); /* 1088 bytes: high */
    for (int i = 0; i < 6; i++) {
        typed_pool_own_free(&pool, own[i]);
    }
    for (int i = 0; i < 7; i++) {
        CHECK((own[i] = typed_pool_own_alloc(&pool)) != NULL);
    }
    CHECK(calls == 2); /* 448 bytes, above 400 */
    for (int i = 0; i < 7; i++) {
        typed_pool_own_free(&pool, own[i]);
    }
    /* Denied; a smaller one then ends the level that was found. */
    for (int i = 0; i < 2; i++) {
        CHECK((own[i] = typed_pool_own_alloc(&pool)) != NULL);
    }
    CHECK(typed_pool_own_alloc_bulk(&pool, own, 16) == 0 && calls == 2); /* 1152 bytes: critical */
    for (int i = 2; i < 6; i++) {
        CHECK((own[i] = typed_pool_own_alloc(&pool)) != NULL);
    }
    CHECK(calls == 2);
    CHECK(typed_pool_own_alloc(&pool) != NULL && calls == 3);
    typed_pool_own_destroy(&pool);
    return 0;
}
"""


@pytest.mark.parametrize("more", ["", 'checks = "none"', 'checks = "full"', "track_stats = true", 'free_list = "bitmap"'])
@pytest.mark.parametrize("mode", ["single-threaded", "mutex"])
def test_nothing_is_left_for_others_of_what_was_allowed_for_a_request_that_fails(tmp_path: Path, mode: str, more: str) -> None:
    limits = 'monitor.soft_limit = 400\nmonitor.hard_limit = 5000\nmonitor.high_percent = 20\nmonitor.critical_percent = 22\nmonitor.on_high = "callback"\nmonitor.on_critical = "deny"'
    source = emit(tmp_path, "pool", f'thread_safety = "{mode}"\ncapacity = 16\n{more}\n{limits}')
    passes(build(tmp_path, FAILED, source))


# What was allowed before a level began is not left for what the program allocates while it is asked, and may end that level.
ENDED = """
#include "typed_pool_own.h"
static typed_pool_own pool;
static struct own *own[16];
static unsigned calls;
static bool takes_as_many(typed_pool_own *asked, typed_pressure pressure, size_t bytes, void *ctx)
{
    (void)pressure, (void)bytes, (void)ctx;
    if (calls++ == 0) {
        typed_pool_own_free_bulk(asked, own, 4);
        CHECK(typed_pool_own_alloc_bulk(asked, own, 4) == 4); /* ends the level */
    }
    return false;
}

static bool takes_more(typed_pool_own *asked, typed_pressure pressure, size_t bytes, void *ctx)
{
    (void)pressure, (void)bytes, (void)ctx;
    if (calls++ == 0) {
        CHECK(typed_pool_own_alloc_bulk(asked, own, 2) == 2); /* 384 bytes: ends the level */
        CHECK(typed_pool_own_alloc(asked) != NULL && calls == 2); /* begins it again */
    }
    return false;
}

int main(void)
{
    CHECK(typed_pool_own_init(&pool) == TYPED_OK);
    typed_pool_own_on_pressure(&pool, takes_as_many, NULL);
    CHECK(typed_pool_own_alloc_bulk(&pool, own, 4) == 4);
    CHECK(typed_pool_own_alloc_bulk(&pool, own + 4, 3) == 3 && calls == 1); /* 448 bytes, above 400 */
    CHECK(pool.monitor_.level == TYPED_PRESSURE_HIGH);
    CHECK(typed_pool_own_alloc(&pool) != NULL && calls == 1);
    typed_pool_own_reset(&pool);
    calls = 0;
    typed_pool_own_on_pressure(&pool, takes_more, NULL);
    CHECK(typed_pool_own_alloc_bulk(&pool, own, 4) == 4);
    CHECK(typed_pool_own_alloc_bulk(&pool, own + 4, 3) == 3 && calls == 2);
    typed_pool_own_destroy(&pool);
    return 0;
}
"""


@pytest.mark.parametrize("more", ["", 'checks = "none"', 'checks = "full"', "track_stats = true", 'free_list = "bitmap"'])
@pytest.mark.parametrize("mode", ["single-threaded", "mutex"])
def test_what_ends_a_level_while_the_program_is_asked_is_judged(tmp_path: Path, mode: str, more: str) -> None:
    source = emit(tmp_path, "pool", f'thread_safety = "{mode}"\ncapacity = 16\n{more}\nmonitor.soft_limit = 400\nmonitor.on_high = "callback"')
    passes(build(tmp_path, ENDED, source))


# While the program is asked about a request that the hard limit refuses, what it gives back is judged anew like anything else.
DENIED = """
#include "typed_pool_own.h"
static typed_pool_own pool;
static struct own *own[16];
static unsigned calls;
static bool tries(typed_pool_own *asked, typed_pressure pressure, size_t bytes, void *ctx)
{
    (void)pressure, (void)bytes, (void)ctx;
    calls++;
    typed_pool_own_free_bulk(asked, own, 2);
    CHECK(typed_pool_own_alloc_bulk(asked, own, 2) == 0); /* 640 bytes in all, and more than 64 at once */
    CHECK((own[0] = typed_pool_own_alloc(asked)) != NULL && (own[1] = typed_pool_own_alloc(asked)) != NULL);
    return false;
}

int main(void)
{
    CHECK(typed_pool_own_init(&pool) == TYPED_OK);
    typed_pool_own_on_pressure(&pool, tries, NULL);
    for (int i = 0; i < 10; i++) {
        CHECK((own[i] = typed_pool_own_alloc(&pool)) != NULL);
    }
    CHECK(typed_pool_own_alloc_bulk(&pool, own + 10, 2) == 0 && calls == 1); /* 768 bytes, above 700 */
    typed_pool_own_free_bulk(&pool, own, 2);
    CHECK(typed_pool_own_alloc_bulk(&pool, own, 2) == 0 && typed_pool_own_alloc(&pool) != NULL);
    typed_pool_own_destroy(&pool);
    return 0;
}
"""


@pytest.mark.parametrize("more", ["", 'checks = "none"', 'checks = "full"', "track_stats = true", 'free_list = "bitmap"', 'free_list = "indexed"'])
@pytest.mark.parametrize("mode", ["single-threaded", "mutex"])
def test_what_comes_back_while_the_program_is_asked_is_judged(tmp_path: Path, mode: str, more: str) -> None:
    limits = 'monitor.soft_limit = 400\nmonitor.hard_limit = 700\nmonitor.high_percent = 100\nmonitor.critical_percent = 100\nmonitor.on_high = "deny"\nmonitor.deny_above_high = 64'
    passes(build(tmp_path, DENIED, emit(tmp_path, "pool", f'thread_safety = "{mode}"\ncapacity = 16\n{more}\n{limits}')))
