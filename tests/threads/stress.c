/* Threads against one emitted pool, with exact accounting at the end: every element is live or free, once.
 *
 * Compiled with -DHEADER='"typed_pool_x.h"' -DPOOL=typed_pool_x; `stress SCENARIO THREADS ROUNDS` prints what it counted and
 * exits with 0, or with 1 after saying what was wrong. The element is struct own { long id; char text[24]; }. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include HEADER

#include <pthread.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#define PASTE(a, b) a##b
#define JOIN(a, b) PASTE(a, b)
#define P(name) JOIN(POOL, name)

enum {
    MOST_THREADS = 256,
    MAILBOXES = 64,
    AT_ONCE = 16
};

static POOL pool;
static POOL second;
static long thread_count;
static long rounds;
static struct own *mailboxes[MAILBOXES];

#define WRONG(...) (fprintf(stderr, __VA_ARGS__), fputc('\n', stderr), _exit(1))

static unsigned long next_random(unsigned long *state)
{
    *state = *state * 6364136223846793005UL + 1442695040888963407UL;
    return *state >> 33;
}

static void sign(struct own *object, long id)
{
    object->id = id;
    for (size_t i = 0; i < sizeof object->text; i++) { /* not memset: sanitizers look at plain stores more closely */
        object->text[i] = (char)(id & 127);
    }
}

static void check(const struct own *object)
{
    for (size_t i = 0; i < sizeof object->text; i++) {
        if (object->text[i] != (char)(object->id & 127)) {
            WRONG("an element of %ld was written by another", object->id);
        }
    }
}

static void *run_all(void *(*work)(void *))
{
    static pthread_t threads[MOST_THREADS];
    for (long i = 0; i < thread_count; i++) {
        if (pthread_create(&threads[i], NULL, work, (void *)(i + 1)) != 0) {
            WRONG("no thread");
        }
    }
    for (long i = 0; i < thread_count; i++) {
        pthread_join(threads[i], NULL);
    }
    return NULL;
}

/* Nothing is live; then every element can be had, each once, and no more. */
static void account(POOL *each)
{
    const size_t capacity = P(_capacity)(each);
    if (P(_live)(each) != 0 || !P(_verify)(each) || P(_available)(each) != capacity) {
        WRONG("live %zu, available %zu of %zu", P(_live)(each), P(_available)(each), capacity);
    }
    struct own **all = (struct own **)malloc((capacity + 1) * sizeof *all);
    for (size_t i = 0; i < capacity; i++) {
        all[i] = P(_alloc)(each);
        if (all[i] == NULL) {
            WRONG("%zu of %zu elements are lost", capacity - i, capacity);
        }
        sign(all[i], (long)i);
    }
    if (P(_alloc)(each) != NULL) {
        WRONG("one element more than there are");
    }
    for (size_t i = 0; i < capacity; i++) {
        check(all[i]);
        if (all[i]->id != (long)i) {
            WRONG("an element was handed out twice");
        }
        P(_free)
        (each, all[i]);
    }
    free(all);
    if (P(_live)(each) != 0) {
        WRONG("%zu live at the end", P(_live)(each));
    }
    printf("%zu elements accounted for\n", capacity);
}

/* Each thread on its own, several at once, one by one and in bulk. */
static void *pairs(void *argument)
{
    const long id = (long)argument;
    unsigned long state = (unsigned long)id;
    struct own *mine[AT_ONCE];
    for (long i = 0; i < rounds; i++) {
        size_t count = (size_t)next_random(&state) % AT_ONCE + 1;
        if (next_random(&state) % 4 == 0) {
            count = P(_alloc_bulk)(&pool, mine, count);
        } else {
            size_t got = 0;
            while (got < count && (mine[got] = P(_alloc)(&pool)) != NULL) {
                got++;
            }
            count = got;
        }
        for (size_t j = 0; j < count; j++) {
            sign(mine[j], id);
        }
        if (next_random(&state) % 64 == 0) {
            sched_yield();
        }
        for (size_t j = 0; j < count; j++) {
            check(mine[j]);
            if (mine[j]->id != id) {
                WRONG("%ld has an element of %ld", id, mine[j]->id);
            }
        }
        if (next_random(&state) % 4 == 0) {
            P(_free_bulk)
            (&pool, mine, count);
        } else {
            for (size_t j = 0; j < count; j++) {
                P(_free)
                (&pool, mine[j]);
            }
        }
    }
    return NULL;
}

/* Everybody frees what anybody allocated. */
static void *all_to_all(void *argument)
{
    const long id = (long)argument;
    unsigned long state = (unsigned long)id;
    for (long i = 0; i < rounds; i++) {
        struct own *object = P(_alloc)(&pool);
        if (object != NULL) {
            sign(object, id);
        }
        object = __atomic_exchange_n(&mailboxes[next_random(&state) % MAILBOXES], object, __ATOMIC_ACQ_REL);
        if (object != NULL) {
            check(object);
            P(_free)
            (&pool, object);
        }
    }
    return NULL;
}

static void empty_mailboxes(void)
{
    for (size_t i = 0; i < MAILBOXES; i++) {
        if (mailboxes[i] != NULL) {
            P(_free)
            (&pool, mailboxes[i]);
            mailboxes[i] = NULL;
        }
    }
}

/* Half of the threads allocate, the others free. */
static void *one_way(void *argument)
{
    const long id = (long)argument;
    unsigned long state = (unsigned long)id;
    for (long i = 0; i < rounds; i++) {
        struct own **box = &mailboxes[next_random(&state) % MAILBOXES];
        if (id % 2 != 0) {
            struct own *object = P(_alloc)(&pool);
            if (object == NULL) {
                continue;
            }
            sign(object, id);
            struct own *expected = NULL;
            if (!__atomic_compare_exchange_n(box, &expected, object, false, __ATOMIC_RELEASE, __ATOMIC_RELAXED)) {
                P(_free)
                (&pool, object);
            }
        } else {
            struct own *object = __atomic_exchange_n(box, NULL, __ATOMIC_ACQUIRE);
            if (object != NULL) {
                check(object);
                P(_free)
                (&pool, object);
            }
        }
    }
    return NULL;
}

/* Threads that live for a few calls, and leave an element behind for the next. */
static void *short_life(void *argument)
{
    const long id = (long)argument;
    for (long i = 0; i < 8; i++) {
        struct own *object = P(_alloc)(&pool);
        if (object == NULL) {
            WRONG("nothing left for thread %ld", id);
        }
        sign(object, id);
        object = __atomic_exchange_n(&mailboxes[(id + i) % MAILBOXES], object, __ATOMIC_ACQ_REL);
        if (object != NULL) {
            check(object);
            P(_free)
            (&pool, object);
        }
    }
    return NULL;
}

static void churn(void)
{
    for (long i = 0; i < rounds; i++) {
        run_all(short_life);
    }
    empty_mailboxes();
}

/* Each takes all that it can get, and gives it back: most allocations fail. */
static void *greedy(void *argument)
{
    const long id = (long)argument;
    struct own **mine = (struct own **)malloc((P(_capacity)(&pool) + 1) * sizeof *mine);
    size_t failed = 0;
    for (long i = 0; i < rounds; i++) {
        size_t count = 0;
        struct own *object;
        while ((object = P(_alloc)(&pool)) != NULL) {
            sign(object, id);
            mine[count++] = object;
        }
        failed++;
        if (i % 8 == 0) {
            sched_yield();
        }
        while (count > 0) {
            count--;
            check(mine[count]);
            P(_free)
            (&pool, mine[count]);
        }
        struct own *few[3];
        const size_t got = P(_alloc_bulk)(&pool, few, 3);
        if (got > 0) {
            P(_free_bulk)
            (&pool, few, got);
        }
    }
    free(mine);
    return (void *)failed;
}

/* Forks while others allocate: the child's pool works, and has all but what vanished threads held or cached. */
static int fork_stop;
static void *until_stopped(void *argument)
{
    const long id = (long)argument;
    while (!__atomic_load_n(&fork_stop, __ATOMIC_RELAXED)) {
        struct own *mine[3];
        const size_t count = P(_alloc_bulk)(&pool, mine, 3);
        for (size_t i = 0; i < count; i++) {
            sign(mine[i], id);
        }
        struct own *more = P(_alloc)(&pool);
        if (more != NULL) {
            P(_free)
            (&pool, more);
        }
        P(_free_bulk)
        (&pool, mine, count);
        if (id % 2 == 0) {
            P(_thread_flush)
            (&pool);
        }
    }
    return NULL;
}

static void child(void)
{
    alarm(60); /* a child that waits for a lock that nobody holds */
    const size_t capacity = P(_capacity)(&pool);
    const size_t vanished = (size_t)thread_count * (4 + HELD_BACK);
    size_t count = 0;
    if (!P(_verify)(&pool)) {
        WRONG("a fork made the pool unsound");
    }
    struct own *first = NULL;
    while (count < capacity) {
        struct own *object = P(_alloc)(&pool);
        if (object == NULL) {
            break;
        }
        memcpy(object->text, &first, sizeof first);
        first = object;
        count++;
    }
    if (count + vanished < capacity) {
        WRONG("the child has %zu of %zu", count, capacity);
    }
    while (first != NULL) {
        struct own *next;
        memcpy(&next, first->text, sizeof next);
        P(_free)
        (&pool, first);
        first = next;
    }
    P(_thread_flush)
    (&pool);
    if (!P(_verify)(&pool)) {
        WRONG("the child's pool is not sound");
    }
    P(_destroy)
    (&pool);
    _exit(0);
}

static void forks(void)
{
    pthread_t threads[MOST_THREADS];
    for (long i = 0; i < thread_count; i++) {
        pthread_create(&threads[i], NULL, until_stopped, (void *)(i + 1));
    }
    for (long i = 0; i < rounds; i++) {
        const pid_t pid = fork();
        if (pid == 0) {
            child();
        }
        int status = 0;
        if (pid < 0 || waitpid(pid, &status, 0) != pid || status != 0) {
            WRONG("child %ld ended with %x", i, (unsigned)status);
        }
    }
    __atomic_store_n(&fork_stop, 1, __ATOMIC_RELAXED);
    for (long i = 0; i < thread_count; i++) {
        pthread_join(threads[i], NULL);
    }
}

/* Pools of one spec come and go while threads that used them live on, and a thread uses two in turn. */
static pthread_barrier_t barrier;
/* Volatile: a compiler that knows both addresses may read from both and choose afterwards, which is a race to
 * ThreadSanitizer although nothing comes of it. */
static POOL *volatile both[] = {&pool, &second};
static void *several_lives(void *argument)
{
    const long id = (long)argument;
    for (long i = 0; i < rounds; i++) {
        pthread_barrier_wait(&barrier); /* the pools are there */
        struct own *mine[6];
        for (size_t j = 0; j < 6; j++) {
            POOL *each = both[j % 2];
            mine[j] = P(_alloc)(each);
            if (mine[j] != NULL) {
                sign(mine[j], id);
            }
        }
        for (size_t j = 0; j < 6; j++) {
            if (mine[j] != NULL) {
                check(mine[j]);
                P(_free)
                (both[j % 2], mine[j]);
            }
        }
        pthread_barrier_wait(&barrier); /* nobody uses them any more; caches are full */
        pthread_barrier_wait(&barrier); /* one was reset, the other destroyed */
    }
    return NULL;
}

static void lives(void)
{
    pthread_t threads[MOST_THREADS];
    pthread_barrier_init(&barrier, NULL, (unsigned)thread_count + 1);
    for (long i = 0; i < thread_count; i++) {
        pthread_create(&threads[i], NULL, several_lives, (void *)(i + 1));
    }
    for (long i = 0; i < rounds; i++) {
        if (P(_init)(&second) != TYPED_OK) {
            WRONG("no second pool");
        }
        pthread_barrier_wait(&barrier);
        pthread_barrier_wait(&barrier);
        if (P(_live)(&pool) != 0 || P(_live)(&second) != 0) {
            WRONG("round %ld: %zu and %zu live", i, P(_live)(&pool), P(_live)(&second));
        }
        if (i % 2 == 0) {
            P(_reset)
            (&pool); /* other threads' caches hold what is the pool's now */
            account(&pool);
        }
        P(_destroy)
        (&second);
        pthread_barrier_wait(&barrier);
    }
    for (long i = 0; i < thread_count; i++) {
        pthread_join(threads[i], NULL);
    }
}

/* An element that is freed by a destructor of the program's own, after the pool's. */
#ifndef LATE_TURNS
#define LATE_TURNS 3 /* of at least four that POSIX promises */
#endif
static pthread_key_t late_key;
static void free_late(void *object)
{
    static _Thread_local int turns;
    if (turns++ < LATE_TURNS) {
        pthread_setspecific(late_key, object); /* once more, after the others */
        struct own *more = P(_alloc)(&pool);
        if (more != NULL) {
            P(_free)
            (&pool, more);
        }
    } else {
        P(_free)
        (&pool, (struct own *)object);
    }
}

static void *leaves_late(void *argument)
{
    struct own *object = P(_alloc)(&pool);
    if (object == NULL) {
        WRONG("nothing left for thread %ld", (long)argument);
    }
    pthread_setspecific(late_key, object);
    return NULL;
}

static void late(void)
{
    pthread_key_create(&late_key, free_late);
    for (long i = 0; i < rounds; i++) {
        run_all(leaves_late);
    }
}

int main(int count, char **arguments)
{
    if (count != 4) {
        return 2;
    }
    const char *scenario = arguments[1];
    thread_count = atol(arguments[2]);
    rounds = atol(arguments[3]);
    if (P(_init)(&pool) != TYPED_OK) {
        WRONG("no pool");
    }
    if (strcmp(scenario, "pairs") == 0) {
        run_all(pairs);
    } else if (strcmp(scenario, "all_to_all") == 0) {
        run_all(all_to_all);
        empty_mailboxes();
    } else if (strcmp(scenario, "one_way") == 0) {
        run_all(one_way);
        empty_mailboxes();
    } else if (strcmp(scenario, "churn") == 0) {
        churn();
    } else if (strcmp(scenario, "greedy") == 0) {
        run_all(greedy);
    } else if (strcmp(scenario, "forks") == 0) {
        forks();
    } else if (strcmp(scenario, "lives") == 0) {
        lives();
    } else if (strcmp(scenario, "late") == 0) {
        late();
    } else {
        return 2;
    }
    account(&pool);
    P(_destroy)
    (&pool);
    return 0;
}
