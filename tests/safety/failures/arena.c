/* A bump arena's or a stack's whole life, in which some request to the system fails. Compiled with -DKIND=bump or stack and
 * -DLIMIT=bytes. */
#include "life.h"

#define PASTE(a, b, c) a##b##c
#define NAME(kind, name) PASTE(typed_, kind, _own##name)
#define A NAME(KIND, )
#define P(name) NAME(KIND, _##name)

#ifdef IS_STACK
#include "typed_stack_own.h"
#define POSITION typed_marker
#define HERE P(mark)
#else
#include "typed_bump_own.h"
#define POSITION typed_checkpoint
#define HERE P(checkpoint)
#endif

enum {
    ELEMENTS = 400
};

static A arena;
static struct own *objects[ELEMENTS];
static size_t count;

static void check_figures(void)
{
    CHECK(P(used)(&arena) + P(available)(&arena) <= P(capacity)(&arena));
    CHECK(P(usage)(&arena).used >= count * sizeof(struct own) && P(peak)(&arena) >= P(used)(&arena));
    CHECK(P(verify)(&arena));
    for (size_t i = 0; i < count; i++) {
        CHECK(objects[i]->bytes[63] == (unsigned char)i && P(contains)(&arena, objects[i]));
    }
}

static void note(struct own *first, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        first[i].bytes[63] = (unsigned char)count;
        objects[count++] = &first[i];
    }
}

/* An array of n, or one element made by its hook. What fails changes nothing. */
static bool take(size_t n)
{
    const long before = failures;
    const size_t used = P(used)(&arena), left = P(available)(&arena);
    struct own *first = count + n > ELEMENTS ? NULL : n == 1 ? P(new)(&arena)
                                                             : P(alloc_n)(&arena, n);
    if (first == NULL) {
        CHECK(count + n > ELEMENTS || excused(before) || left < n * sizeof(struct own) + ROOM_BESIDE);
        CHECK(P(used)(&arena) == used);
        return false;
    }
    note(first, n);
    return true;
}

static void fill(void)
{
    for (size_t n = 1; take(n); n = n % 3 + 1) {
    }
    check_figures();
}

static void reserve(size_t wanted)
{
    const long before = failures;
    const typed_status status = P(reserve)(&arena, wanted);
    CHECK(status == TYPED_OK || (status == TYPED_ERR_NOMEM && excused(before)));
    check_figures();
}

static void trim(void)
{
    const long before = blocks;
    const size_t gone = decommitted;
    const size_t bytes = P(trim)(&arena, 0);
    CHECK(mapped == 0 ? (bytes > 0) == (blocks < before) : bytes == decommitted - gone);
    check_figures();
}

static void *elsewhere(void *unused)
{
    (void)take(2);
    check_figures();
    return unused;
}

static void use(void)
{
    (void)take(1);
    (void)take(10);
#ifndef CACHED /* which has no positions */
    const POSITION position = HERE(&arena);
    const size_t used = P(used)(&arena), kept = count;
#endif
    fill();
#ifdef THREADS
    pthread_t thread;
    CHECK(pthread_create(&thread, NULL, elsewhere, NULL) == 0);
    CHECK(pthread_join(thread, NULL) == 0);
    check_figures();
#else
    (void)elsewhere;
#endif
#ifndef CACHED
    CHECK(P(restore)(&arena, position) == TYPED_OK);
    count = kept;
    CHECK(P(used)(&arena) == used);
    check_figures();
#else
    P(reset)
    (&arena);
    count = 0;
#endif
    trim();
    reserve(LIMIT / 2);
    fill();
#ifndef IS_STACK
    const long before = failures;
    char *text = P(printf)(&arena, "%d", 12345);
    CHECK(text == NULL ? excused(before) || P(available)(&arena) < 6 + ROOM_BESIDE : strcmp(text, "12345") == 0);
#endif
    P(reset)
    (&arena);
    count = 0;
    CHECK(P(used)(&arena) == 0);
    trim();
    (void)take(3);
    P(reset)
    (&arena);
    count = 0;
}

static bool make(void)
{
    const long before = failures;
    const typed_status status = P(init)(&arena);
    count = 0;
    if (status == TYPED_OK) {
        return true;
    }
    CHECK(status == TYPED_ERR_NOMEM && excused(before));
    CHECK(P(alloc)(&arena) == NULL && P(capacity)(&arena) == 0 && P(used)(&arena) == 0); /* as if zeroed */
    CHECK_NOTHING_IS_HELD();
    P(destroy)
    (&arena);
    return false;
}

static void end(void)
{
    P(destroy)
    (&arena);
}
