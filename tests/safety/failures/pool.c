/* A pool's whole life, in which some request to the system fails. Compiled with -DLIMIT=elements that it may hand out. */
#include "life.h"
#include "typed_pool_own.h"

#define P(name) typed_pool_own_##name

enum {
    ELEMENTS = 600,
    BULK = 7
};

static typed_pool_own pool;
static struct own *objects[ELEMENTS];
static size_t count, refused;

static void check_figures(void)
{
    CHECK(P(live)(&pool) == count);
    CHECK(P(live)(&pool) + P(available)(&pool) == P(capacity)(&pool));
    CHECK(P(usage)(&pool).used == count * sizeof(struct own));
    CHECK(P(verify)(&pool));
    for (size_t i = 0; i < count; i++) {
        CHECK(objects[i]->bytes[63] == (unsigned char)i && P(contains)(&pool, objects[i]));
    }
    typed_stats stats;
    if (P(stats)(&pool, &stats)) {
        CHECK(stats.allocated_bytes == count * sizeof(struct own) && stats.failed_allocations == refused);
    }
}

static bool take_one(void)
{
    const long before = failures;
    struct own *object = count < ELEMENTS ? P(new)(&pool) : NULL;
    if (object == NULL) {
        refused += count < ELEMENTS;
        CHECK(count == LIMIT || excused(before));
        return false;
    }
    object->bytes[63] = (unsigned char)count;
    objects[count++] = object;
    return true;
}

static void take(size_t wanted)
{
    while (count < wanted && take_one()) {
    }
    check_figures();
}

static void take_bulk(void)
{
    struct own *more[BULK];
    const long before = failures;
    const size_t got = P(alloc_bulk)(&pool, more, BULK);
    refused += got == 0;
    CHECK(got == BULK || (got == 0 && (count + BULK > LIMIT || excused(before))));
    for (size_t i = 0; i < got; i++) {
        more[i]->bytes[63] = (unsigned char)count;
        objects[count++] = more[i];
    }
    check_figures();
}

static void give_down_to(size_t left)
{
    while (count > left) {
        P(delete)
        (&pool, objects[--count]);
    }
    check_figures();
}

static void trim(void)
{
    const size_t blocks_before = (size_t)blocks;
    const size_t before = decommitted;
    const size_t given = P(trim)(&pool, 0);
    CHECK(mapped == 0 ? (given > 0) == ((size_t)blocks < blocks_before) : given == decommitted - before);
    check_figures();
}

static void reserve(size_t wanted)
{
    const long before = failures;
    const typed_status status = P(reserve)(&pool, wanted);
    CHECK(status == TYPED_OK || (status == TYPED_ERR_NOMEM && excused(before)));
    check_figures();
}

/* Another thread takes, and gives what this one took; and ends with a cache where there are caches. */
static void *elsewhere(void *unused)
{
    take(count + 5);
    give_down_to(count > 10 ? count - 10 : 0);
    return unused;
}

static void use(void)
{
    take(1);
    take(LIMIT / 2);
    take_bulk();
    give_down_to(LIMIT / 4);
    trim();
    reserve(LIMIT / 2);
    take(ELEMENTS);
    take_bulk();
#ifdef THREADS
    pthread_t thread;
    CHECK(pthread_create(&thread, NULL, elsewhere, NULL) == 0);
    CHECK(pthread_join(thread, NULL) == 0);
    check_figures();
#else
    (void)elsewhere;
#endif
    give_down_to(0);
    P(thread_flush)
    (&pool);
    trim();
    P(reset)
    (&pool);
    take(LIMIT / 3);
    give_down_to(0);
}

static bool make(void)
{
    const long before = failures;
    const typed_status status = P(init)(&pool);
    count = refused = 0;
    if (status == TYPED_OK) {
        return true;
    }
    CHECK(status == TYPED_ERR_NOMEM && excused(before));
    CHECK(P(alloc)(&pool) == NULL && P(capacity)(&pool) == 0 && P(live)(&pool) == 0 && P(verify)(&pool)); /* as if zeroed */
    CHECK_NOTHING_IS_HELD();
    P(destroy)
    (&pool);
    return false;
}

static void end(void)
{
    P(thread_flush)
    (&pool);
    P(destroy)
    (&pool);
}
