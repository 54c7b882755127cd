/* A life in which some request fails, whatever lives: what the program must define, and what is held against it. */
#ifndef LIFE_H_INCLUDED
#define LIFE_H_INCLUDED

#include "failing.h"

static bool may_fail = true;

/* Whether it was made; an excuse is needed where not. */
static bool make(void);
static void use(void);
static void end(void);

/* Whether something failed since `before`, which excuses a call. */
static bool excused(long before)
{
    return may_fail && failures > before;
}

/* Nothing fails any more, and everything must be there. */
static void recover(void)
{
    stop_failing();
    may_fail = false;
}

static void one(void)
{
    if (make()) {
        use();
        recover();
        use();
        end();
        CHECK(mapped == 0 && mutexes == 0);
    }
    recover();
    CHECK(make());
    use();
    end();
#ifdef CACHED
    /* This thread's cache of an allocator that ended stays until the thread makes another. */
    CHECK(blocks <= 1 && mapped == 0 && mutexes == 0);
#else
    CHECK_NOTHING_IS_HELD();
#endif
}

int main(void)
{
    for_each_failure(one);
    return 0;
}

#endif
