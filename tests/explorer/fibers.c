/* The threads of an execution, on one thread of the system: switching costs nanoseconds, where a hand-over between real
 * threads costs microseconds, and millions of executions are wanted.
 *
 * Each fiber has thread-local variables of its own: those of the program (of its main executable, not of libraries) are
 * one block of memory, which is copied out and in where fibers switch. Code cannot tell, as nobody looks at another
 * thread's variables by address. A restart jumps to where the fiber first stood, on its old stack, with a new block. */
#include "explorer.h"

#include <link.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <ucontext.h>

enum {
    STACK = 256 * 1024,
    OWN = 4096 /* bytes of thread-local variables, at most */
};

typedef struct fiber {
    jmp_buf at;
    jmp_buf start;
    unsigned char own[OWN];
    ucontext_t first;
} fiber;

static fiber fibers[EXPLORER_THREADS + 1];
static unsigned char stacks[EXPLORER_THREADS + 1][STACK] __attribute__((__aligned__(64)));
static int now;
static int booting;
static void (*fiber_body)(int thread);

/* The block of thread-local variables, and what it holds when a thread starts. */
static unsigned char *own_block;
static unsigned char own_first[OWN];
static size_t own_size;

static int find_own(struct dl_phdr_info *info, size_t size, void *unused)
{
    (void)size;
    (void)unused;
    for (int i = 0; i < info->dlpi_phnum; i++) {
        if (info->dlpi_phdr[i].p_type == PT_TLS) {
            own_block = (unsigned char *)info->dlpi_tls_data;
            own_size = info->dlpi_phdr[i].p_memsz;
        }
    }
    return 1; /* the first is the program; its libraries do not matter */
}

static void begin_fiber(void)
{
    const int thread = booting;
    if (_setjmp(fibers[thread].start) == 0) {
        (void)swapcontext(&fibers[thread].first, &fibers[0].first);
    }
    fiber_body(now);
    abort();
}

void fibers_boot(int count, void (*body)(int thread))
{
    (void)dl_iterate_phdr(find_own, NULL);
    if (own_size > OWN) {
        (void)fprintf(stderr, "explorer: %zu bytes of thread-local variables are too many\n", own_size);
        exit(2);
    }
    if (own_size > 0) {
        memcpy(own_first, own_block, own_size);
    }
    fiber_body = body;
    for (booting = 1; booting <= count; booting++) {
        fiber *each = &fibers[booting];
        (void)getcontext(&each->first);
        each->first.uc_stack.ss_sp = stacks[booting];
        each->first.uc_stack.ss_size = STACK;
        each->first.uc_link = NULL;
        makecontext(&each->first, begin_fiber, 0);
        (void)swapcontext(&fibers[0].first, &each->first);
    }
}

void fibers_restart(int count)
{
    for (int i = 1; i <= count; i++) {
        memcpy(&fibers[i].at, &fibers[i].start, sizeof fibers[i].at);
        memcpy(fibers[i].own, own_first, own_size);
    }
}

void fibers_renew_main(void)
{
    if (own_size > 0) {
        memcpy(own_block, own_first, own_size);
    }
}

void fibers_switch(int to)
{
    const int from = now;
    if (from == to) {
        return;
    }
    if (own_size > 0) {
        memcpy(fibers[from].own, own_block, own_size);
        memcpy(own_block, fibers[to].own, own_size);
    }
    now = to;
    if (_setjmp(fibers[from].at) == 0) {
        _longjmp(fibers[to].at, 1);
    }
}

int fibers_now(void)
{
    return now;
}
