/* The list of what is live, held against an array. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include <typed/links.h>

enum {
    MOST = 8,
    STEPS = 20000
};

typedef struct listed {
    typed_links links;
    typed_link link[MOST];
    size_t order[MOST]; /* what should be in the list, in order */
    size_t count;
} listed;

/* Both ways round, as many as there should be and no more. */
static void check(const listed *l)
{
    const typed_link *at = l->links.first;
    for (size_t i = 0; i < l->count; i++, at = at->next) {
        assert_ptr_equal(at, &l->link[l->order[i]]);
    }
    assert_null(at);
    at = l->links.last;
    for (size_t i = l->count; i > 0; i--, at = at->previous) {
        assert_ptr_equal(at, &l->link[l->order[i - 1]]);
    }
    assert_null(at);
}

static bool take_out(listed *l, size_t which)
{
    for (size_t i = 0; i < l->count; i++) {
        if (l->order[i] == which) {
            memmove(&l->order[i], &l->order[i + 1], (l->count - i - 1) * sizeof l->order[0]);
            l->count--;
            return true;
        }
    }
    return false;
}

static void enter(listed *l, size_t which)
{
    (void)take_out(l, which);
    l->order[l->count++] = which;
    typed_links_enter(&l->links, &l->link[which]);
}

static void links_come_and_go_in_any_order(void **state)
{
    (void)state;
    listed l;
    memset(&l, 0, sizeof l);
    unsigned seed = 1;
    for (int step = 0; step < STEPS; step++) {
        seed = seed * 1103515245U + 12345U;
        const size_t which = (seed >> 16) % MOST;
        if ((seed >> 24) % 2 == 0 && take_out(&l, which)) {
            typed_links_leave(&l.links, &l.link[which]);
        } else {
            if ((seed >> 25) % 2 == 0) {
                memset(&l.link[which], 0xA5, sizeof l.link[which]); /* of memory that was used for something else, where it was in no list */
                if (take_out(&l, which)) {
                    memset(&l.link[which], 0, sizeof l.link[which]); /* that was cleared, where it is in the list */
                }
            }
            enter(&l, which);
        }
        check(&l);
    }
}

/* Whichever of those in the list are cleared without an end: the others, and those that are entered again, are in it. */
static void several_may_be_cleared(void **state)
{
    (void)state;
    for (unsigned cleared = 0; cleared < 1U << MOST; cleared++) {
        listed l;
        memset(&l, 0, sizeof l);
        for (size_t i = 0; i < MOST; i++) {
            enter(&l, i);
        }
        for (size_t i = 0; i < MOST; i++) {
            if ((cleared >> i & 1) != 0) {
                memset(&l.link[i], 0, sizeof l.link[i]);
            }
        }
        size_t before = 0; /* those before the first, and after the last that was cleared, can be walked to */
        while (before < MOST && (cleared >> before & 1) == 0) {
            before++;
        }
        size_t after = MOST;
        while (after > before && (cleared >> (after - 1) & 1) == 0) {
            after--;
        }
        /* Those that were cleared are struck out, and those between them are out of reach. */
        for (size_t i = before; i < after; i++) {
            (void)take_out(&l, i);
        }
        for (size_t i = 0; i < MOST; i++) {
            const size_t which = (i + cleared) % MOST;
            if ((cleared >> which & 1) != 0) {
                enter(&l, which);
                check(&l);
            }
        }
        check(&l);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(links_come_and_go_in_any_order),
        cmocka_unit_test(several_may_be_cleared),
    };
    return cmocka_run_group_tests_name("links", tests, NULL, NULL);
}
