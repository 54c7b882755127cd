/* Threads that look at the system's memory, in a fabricated tree, while it is read anew. `pressure SCENARIO FOLDER`. */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <typed/monitor.h>
#include <typed/pressure.h>

#define CHECK(condition) ((condition) ? (void)0 : (fprintf(stderr, "line %d: %s\n", __LINE__, #condition), exit(1)))

enum {
    THREADS = 3,
    READINGS = 400,
    FORKS = 40,
    ENTRIES = 1000,
    TOTAL_KB = 100000,
    HOUR_MS = 3600000
};

static const char *root;
static int is_over;

/* Show another figure, all at once. */
static void put_available(int kilobytes)
{
    char path[300];
    char next[300];
    (void)snprintf(path, sizeof path, "%s/proc/meminfo", root);
    (void)snprintf(next, sizeof next, "%s/proc/next", root);
    FILE *file = fopen(next, "w");
    CHECK(file != NULL);
    CHECK(fprintf(file, "MemTotal: %d kB\nMemAvailable: %d kB\n", TOTAL_KB, kilobytes) > 0);
    CHECK(fclose(file) == 0 && rename(next, path) == 0);
}

static void start(void *work(void *), pthread_t *threads)
{
    __atomic_store_n(&is_over, 0, __ATOMIC_RELEASE);
    for (int i = 0; i < THREADS; i++) {
        CHECK(pthread_create(&threads[i], NULL, work, NULL) == 0);
    }
}

static void end(const pthread_t *threads)
{
    __atomic_store_n(&is_over, 1, __ATOMIC_RELEASE);
    for (int i = 0; i < THREADS; i++) {
        CHECK(pthread_join(threads[i], NULL) == 0);
    }
}

/* What is in use, in percent, follows from what is available: half of a reading and half of another do not agree. */
static void *see_whole_readings(void *argument)
{
    while (!__atomic_load_n(&is_over, __ATOMIC_ACQUIRE)) {
        typed_system_memory memory;
        typed_system_memory_sampled(HOUR_MS, &memory);
        const uint64_t used = TOTAL_KB - memory.available_bytes / 1024;
        CHECK(memory.total_bytes == (uint64_t)TOTAL_KB * 1024);
        CHECK(memory.system_percent == used * 100 / TOTAL_KB);
    }
    return argument;
}

static void whole(void)
{
    pthread_t threads[THREADS];
    typed_system_memory memory;
    put_available(0);
    typed_system_memory_sampled(0, &memory);
    start(see_whole_readings, threads);
    for (int i = 0; i < READINGS; i++) {
        put_available(i % 2 * (TOTAL_KB - i));
        typed_system_memory_sampled(0, &memory);
    }
    end(threads);
}

static void *read_again_and_again(void *argument)
{
    while (!__atomic_load_n(&is_over, __ATOMIC_ACQUIRE)) {
        typed_system_memory memory;
        typed_system_memory_sampled(0, &memory);
    }
    return argument;
}

/* A child goes by its last reading, also when another thread was just showing one at the fork. */
static int go_by_the_last(void)
{
    typed_system_memory memory;
    typed_system_memory_sampled(0, &memory);
    const unsigned percent = memory.system_percent;
    put_available(TOTAL_KB / 10);
    typed_system_memory_sampled(HOUR_MS, &memory);
    return memory.system_percent == percent ? 0 : 1;
}

static void forked(void)
{
    pthread_t threads[THREADS];
    put_available(TOTAL_KB / 2);
    start(read_again_and_again, threads);
    for (int i = 0; i < FORKS; i++) {
        const pid_t child = fork();
        CHECK(child >= 0);
        if (child == 0) {
            _exit(go_by_the_last());
        }
        int status;
        CHECK(waitpid(child, &status, 0) == child && status == 0);
        put_available(TOTAL_KB / 2);
    }
    end(threads);
}

static const typed_rules rules = {500, 1000, NULL, TYPED_SOURCE_NONE, 100, 80, 95, TYPED_ACTION_CALLBACK, TYPED_ACTION_CALLBACK, 0, 0};
static typed_monitor monitor;
static pthread_barrier_t round_begins;
static pthread_barrier_t round_ends;
static int asked;

static void *ask_at_once(void *argument)
{
    for (int i = 0; i < ENTRIES; i++) {
        (void)pthread_barrier_wait(&round_begins);
        if (typed_monitor_judge(&rules, &monitor, "own", 600, 10).asks) {
            (void)__atomic_fetch_add(&asked, 1, __ATOMIC_RELAXED);
        }
        (void)pthread_barrier_wait(&round_ends);
    }
    return argument;
}

/* Of all threads that find a level entered, one says so. */
static void entered(void)
{
    pthread_t threads[THREADS];
    CHECK(pthread_barrier_init(&round_begins, NULL, THREADS + 1) == 0);
    CHECK(pthread_barrier_init(&round_ends, NULL, THREADS + 1) == 0);
    start(ask_at_once, threads);
    for (int i = 0; i < ENTRIES; i++) {
        CHECK(!typed_monitor_judge(&rules, &monitor, "own", 0, 10).asks);
        asked = 0;
        (void)pthread_barrier_wait(&round_begins);
        (void)pthread_barrier_wait(&round_ends);
        CHECK(__atomic_load_n(&asked, __ATOMIC_RELAXED) == 1);
    }
    end(threads);
}

int main(int count, char **arguments)
{
    static const struct {
        const char *name;
        void (*run)(void);
    } scenarios[] = {{"whole", whole}, {"forked", forked}, {"entered", entered}};
    CHECK(count == 3);
    root = arguments[2];
    char path[300];
    (void)snprintf(path, sizeof path, "%s/proc", root);
    (void)mkdir(root, 0700);
    (void)mkdir(path, 0700);
    typed_pressure_set_root(root);
    for (size_t i = 0; i < sizeof scenarios / sizeof scenarios[0]; i++) {
        if (strcmp(arguments[1], scenarios[i].name) == 0) {
            scenarios[i].run();
            puts("accounted for");
            return 0;
        }
    }
    return 2;
}
