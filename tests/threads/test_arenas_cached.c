/* A thread-cached bump arena under many threads, with exact accounting at the end of each scenario.
 *
 *     program SCENARIO THREADS ROUNDS
 *
 * -DHEADER="x.h" -DARENA=x. The exit status is 1, and a line on stderr says what does not hold. */
#include HEADER

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#define PASTE_(a, b) a##b
#define PASTE(a, b) PASTE_(a, b)
#define CALL(name, ...) PASTE(ARENA, name)(__VA_ARGS__)

#define HOLDS(condition) ((condition) ? (void)0 : failed(#condition, __LINE__))

enum {
    MOST_THREADS = 32,
    MOST_BLOCKS = 2048
};

typedef struct worker {
    pthread_t thread;
    unsigned number;
    unsigned char fill;
    uint64_t state;
    size_t wrong;
    size_t failures;
    size_t live;
    unsigned char *starts[MOST_BLOCKS];
    size_t sizes[MOST_BLOCKS];
} worker;

static ARENA arena;
static ARENA others[3];
static worker workers[MOST_THREADS];
static unsigned threads, rounds;
static pthread_barrier_t barrier;
static bool is_over;

static void failed(const char *condition, int line)
{
    fprintf(stderr, "line %d: %s\n", line, condition);
    _exit(1);
}

static unsigned any(worker *self, unsigned below)
{
    self->state = self->state * UINT64_C(6364136223846793005) + 1442695040888963407u;
    return (unsigned)(self->state >> 33) % below;
}

static bool holds_only(const unsigned char *bytes, size_t count, unsigned char fill)
{
    size_t i = 0;
    while (i < count && bytes[i] == fill) {
        i++;
    }
    return i == count;
}

static void take(worker *self, ARENA *from, unsigned most)
{
    const size_t count = 1 + any(self, most);
    struct own *array = count == 1 ? CALL(_alloc, from) : CALL(_alloc_n, from, count);
    if (array == NULL) {
        self->failures++;
        return;
    }
    memset(array, self->fill, count * sizeof *array);
    if (from == &arena && self->live < MOST_BLOCKS) {
        self->starts[self->live] = (unsigned char *)array;
        self->sizes[self->live] = count * sizeof *array;
        self->live++;
    }
}

static void each(void *(*work)(void *))
{
    for (unsigned i = 0; i < threads; i++) {
        worker *self = &workers[i];
        self->number = i;
        self->fill = (unsigned char)(i + 1);
        self->state = i;
        self->wrong = self->failures = self->live = 0;
        HOLDS(pthread_create(&self->thread, NULL, work, self) == 0);
    }
    for (unsigned i = 0; i < threads; i++) {
        HOLDS(pthread_join(workers[i].thread, NULL) == 0);
    }
}

/* Nothing overlaps, and what is said to be used is the sum of what is there. */
static void account(void)
{
    size_t bytes = 0;
    for (unsigned i = 0; i < threads; i++) {
        const worker *self = &workers[i];
        HOLDS(self->wrong == 0);
        for (size_t k = 0; k < self->live; k++) {
            HOLDS(holds_only(self->starts[k], self->sizes[k], self->fill));
            HOLDS(CALL(_contains, &arena, self->starts[k]));
            bytes += self->sizes[k];
        }
    }
    HOLDS(CALL(_usage, &arena).used == bytes);
    HOLDS(CALL(_peak, &arena) >= CALL(_used, &arena));
    HOLDS(CALL(_used, &arena) + CALL(_available, &arena) <= CALL(_capacity, &arena));
    HOLDS(CALL(_verify, &arena));
    typed_stats stats;
    if (CALL(_stats, &arena, &stats)) {
        HOLDS(stats.allocated_bytes == bytes);
    }
}

/* ---- storm: until nothing is left, and on. */

static void *take_all(void *argument)
{
    worker *self = (worker *)argument;
    while (self->failures < rounds && self->live < MOST_BLOCKS) {
        take(self, &arena, 4);
    }
    return NULL;
}

static void storm(void)
{
    each(take_all);
    account();
    /* What ended threads left is padding at most: the bound that the header states. */
    HOLDS(CALL(_available, &arena) <= (threads + 1) * PASTE(ARENA, _THREAD_BLOCK));
}

/* ---- resets: others hold blocks while one thread resets, and again. */

static void *through_resets(void *argument)
{
    worker *self = (worker *)argument;
    for (unsigned round = 0; round < rounds; round++) {
        self->live = 0;
        for (unsigned i = any(self, 20); i > 0; i--) {
            take(self, &arena, 2);
        }
        (void)pthread_barrier_wait(&barrier);
        if (self->number == round % threads) {
            account();
            const size_t peak = CALL(_peak, &arena);
            CALL(_reset, &arena);
            HOLDS(CALL(_used, &arena) == 0 && CALL(_usage, &arena).used == 0 && CALL(_peak, &arena) == peak);
            HOLDS(CALL(_available, &arena) == CALL(_capacity, &arena));
        }
        (void)pthread_barrier_wait(&barrier);
    }
    return NULL;
}

static void resets(void)
{
    each(through_resets);
}

/* ---- churn: threads that come and go, and what they leave. */

static void *come_and_go(void *argument)
{
    take((worker *)argument, &arena, 4);
    take((worker *)argument, &arena, 1);
    return NULL;
}

static void churn(void)
{
    for (unsigned round = 0; round < rounds; round++) {
        each(come_and_go);
        account();
        CALL(_reset, &arena);
    }
}

/* ---- lives: arenas end, and others begin in their place, while threads still have blocks of them. */

static void *through_lives(void *argument)
{
    worker *self = (worker *)argument;
    for (unsigned round = 0; round < rounds; round++) {
        self->live = 0;
        for (unsigned i = 0; i < 5; i++) {
            take(self, &arena, 2);
            take(self, &others[any(self, 3)], 2);
        }
        (void)pthread_barrier_wait(&barrier);
        if (self->number == 0) {
            account();
            CALL(_destroy, &arena);
            HOLDS(CALL(_init, &arena) == TYPED_OK);
            CALL(_reset, &others[round % 3]);
        }
        (void)pthread_barrier_wait(&barrier);
    }
    take(self, &arena, 2);
    (void)pthread_barrier_wait(&barrier);
    if (self->number == 0) {
        CALL(_destroy, &arena); /* the others end with what they have of it */
    }
    (void)pthread_barrier_wait(&barrier);
    return NULL;
}

static void lives(void)
{
    for (unsigned i = 0; i < 3; i++) {
        HOLDS(CALL(_init, &others[i]) == TYPED_OK);
    }
    each(through_lives);
    for (unsigned i = 0; i < 3; i++) {
        CALL(_destroy, &others[i]);
    }
    HOLDS(CALL(_init, &arena) == TYPED_OK);
}

/* ---- forks: a child is made while the others are in the middle of everything. */

static void *hammer_or_fork(void *argument)
{
    worker *self = (worker *)argument;
    while (self->number != 0 && !__atomic_load_n(&is_over, __ATOMIC_RELAXED)) {
        self->live = 0;
        take(self, &arena, 4);
    }
    for (unsigned round = 0; self->number == 0 && round < rounds; round++) {
        const pid_t child = fork();
        if (child == 0) {
            alarm(20); /* a lock that nobody will release */
            CALL(_reset, &arena);
            struct own *one = CALL(_alloc, &arena);
            _exit(one != NULL && CALL(_usage, &arena).used == sizeof *one && CALL(_verify, &arena) ? 0 : 1);
        }
        int status = 1;
        self->wrong += waitpid(child, &status, 0) != child || status != 0;
    }
    if (self->number == 0) {
        __atomic_store_n(&is_over, true, __ATOMIC_RELAXED);
    }
    return NULL;
}

static void forks(void)
{
    each(hammer_or_fork);
    HOLDS(workers[0].wrong == 0);
}

/* ---- watched: figures are asked for while everybody takes. */

static void *take_or_watch(void *argument)
{
    worker *self = (worker *)argument;
    for (unsigned round = 0; round < rounds; round++) {
        if (self->number == 0) {
            const typed_usage usage = CALL(_usage, &arena);
            self->wrong += usage.used > usage.total;
            self->wrong += CALL(_used, &arena) > CALL(_capacity, &arena);
            self->wrong += CALL(_contains, &arena, self);
        } else if (round % 8 == 0) {
            take(self, &arena, 1);
        }
    }
    return NULL;
}

static void watched(void)
{
    each(take_or_watch);
    account();
}

int main(int count, char **words)
{
    static const struct {
        const char *name;
        void (*run)(void);
    } scenarios[] = {{"storm", storm}, {"resets", resets}, {"churn", churn}, {"lives", lives}, {"forks", forks}, {"watched", watched}};
    HOLDS(count == 4);
    threads = (unsigned)atoi(words[2]);
    rounds = (unsigned)atoi(words[3]);
    HOLDS(threads > 0 && threads <= MOST_THREADS);
    HOLDS(pthread_barrier_init(&barrier, NULL, threads) == 0);
    HOLDS(CALL(_init, &arena) == TYPED_OK);
    size_t found = 0;
    for (size_t i = 0; i < sizeof scenarios / sizeof scenarios[0]; i++) {
        if (strcmp(words[1], scenarios[i].name) == 0) {
            scenarios[i].run();
            found++;
        }
    }
    CALL(_destroy, &arena);
    HOLDS(found == 1);
    printf("accounted for\n");
    return 0;
}
