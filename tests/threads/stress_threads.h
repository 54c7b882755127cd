/* What stress programs have in common: `program SCENARIO THREADS ROUNDS`, and threads that work on one struct each. */
#ifndef STRESS_THREADS_H
#define STRESS_THREADS_H

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    MOST_THREADS = 64
};

/* A scenario of a program, by the name that the command line gives. */
typedef struct scenario {
    const char *name;
    void (*run)(void);
} scenario;

static pthread_t stress_threads[MOST_THREADS];
static long thread_count;
static long rounds;

#define WRONG(...) (fprintf(stderr, __VA_ARGS__), fputc('\n', stderr), _exit(1))

/* Start all threads, each with its own of these workers. */
static void start_threads(void *(*work)(void *), void *workers, size_t size)
{
    for (long i = 0; i < thread_count; i++) {
        if (pthread_create(&stress_threads[i], NULL, work, (unsigned char *)workers + (size_t)i * size) != 0) {
            WRONG("no thread");
        }
    }
}

static void join_threads(void)
{
    for (long i = 0; i < thread_count; i++) {
        if (pthread_join(stress_threads[i], NULL) != 0) {
            WRONG("no join");
        }
    }
}

/* What main does: 2 when the command line is none. */
static int run_scenario(int argc, char **argv, const scenario *scenarios, size_t count)
{
    if (argc != 4) {
        return 2;
    }
    thread_count = strtol(argv[2], NULL, 10);
    rounds = strtol(argv[3], NULL, 10);
    for (size_t i = 0; thread_count <= MOST_THREADS && i < count; i++) {
        if (strcmp(argv[1], scenarios[i].name) == 0) {
            scenarios[i].run();
            printf("accounted for\n");
            return 0;
        }
    }
    return 2;
}

#endif
