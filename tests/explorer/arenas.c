/* A script of a few calls for two or three threads, on an emitted lock-free bump arena or stack of uint64_t, in every order.
 *
 *     program [OPTION...] SETUP/THREAD|THREAD|THREAD
 *
 * a, b, d: take one element, an array of two, of three. p: give back the newest that this thread took and still has, by a pop, or in a
 * bump arena by a resize to nothing; it may be refused. h: ask for more than there is. u: ask for figures. c, r: note a
 * position, and return to it, where no thread may have taken anything since but this one.
 *
 * Compiled with -DARENA_HEADER='"typed_bump_x.h"' -DARENA=typed_bump_x and, for a stack, -DPOPS. Checked: no byte is
 * handed out that is another's; one element is refused only where all might be taken; at the end what is counted is what
 * was kept, the rest can be had, and a stack can be popped down to nothing.
 *
 * With -DHARD_LIMIT=bytes, of the spec's monitor, that is how much there is: never more is kept, and no less can be had. With
 * -DGROUP=typed_group_x also: at the end the group is charged for exactly what is taken, and after it for nothing. */
#include "explorer.h"

#include ARENA_HEADER

#include <stdio.h>
#include <string.h>
#include <typed/fault.h>

#define PASTE(a, b) a##b
#define JOIN(a, b) PASTE(a, b)
#define P(name) JOIN(ARENA, name)

#ifdef GROUP
#define CHECK_CHARGED(bytes, when) ((GROUP.charged == (bytes)) ? (void)0 : explorer_fail("%s %zu bytes are charged, not %zu", when, GROUP.charged, (size_t)(bytes)))
#else
#define CHECK_CHARGED(bytes, when) (void)0
#endif

#ifdef POPS
typedef typed_marker position;
#define position_now P(_mark)
#else
typedef typed_checkpoint position;
#define position_now P(_checkpoint)
#endif

enum {
    MOST_BLOCKS = 64,
    ALL_THREADS = EXPLORER_THREADS + 1
};

typedef struct block {
    uint64_t *start;
    size_t count; /* 0 once it is given back */
    int thread;
} block;

static ARENA arena;
static block blocks[MOST_BLOCKS];
static int block_count;
static size_t elements; /* of the whole arena */
static size_t upper; /* elements that may be taken now: kept, or asked for */
static size_t most_upper[ALL_THREADS]; /* during a thread's call */
static position positions[ALL_THREADS];
static int kept_then[ALL_THREADS];
static const char *scripts[ALL_THREADS];
static int script_lengths[ALL_THREADS];
static bool has_arrays;

static void change_upper(size_t by)
{
    upper += by;
    for (int i = 0; i < ALL_THREADS; i++) {
        most_upper[i] = TYPED_MOST(most_upper[i], upper);
    }
}

static size_t kept(void)
{
    size_t count = 0;
    for (int i = 0; i < block_count; i++) {
        count += blocks[i].count;
    }
    return count;
}

static void keep(int thread, uint64_t *start, size_t count)
{
    for (int i = 0; i < block_count; i++) {
        const block *other = &blocks[i];
        if (other->count > 0 && start < other->start + other->count && other->start < start + count) {
            explorer_fail("thread %d was given what thread %d has", thread, other->thread);
        }
    }
    if (block_count == MOST_BLOCKS) {
        explorer_fail("more blocks than there can be");
    }
    blocks[block_count++] = (block){start, count, thread};
    if (kept() > elements) {
        explorer_fail("%zu elements are kept, and there are %zu", kept(), elements);
    }
}

static bool take(int thread, size_t count)
{
    most_upper[thread] = upper;
    change_upper(count);
    uint64_t *start = count == 1 ? P(_alloc)(&arena) : P(_alloc_n)(&arena, count);
    if (start != NULL) {
        keep(thread, start, count);
        return true;
    }
    if (!has_arrays && most_upper[thread] <= elements) {
        explorer_fail("an element was refused, and at most %zu of %zu were taken", most_upper[thread] - count, elements);
    }
    change_upper((size_t)0 - count);
    return false;
}

static void give_back(int thread)
{
    int at = block_count - 1;
    while (at >= 0 && (blocks[at].thread != thread || blocks[at].count == 0)) {
        at--;
    }
    if (at < 0) {
        return;
    }
    const block mine = blocks[at];
    blocks[at].count = 0; /* from the moment that it is given back it may be another's */
#ifdef POPS
    if (!P(_try_pop)(&arena, mine.start, mine.count)) {
        blocks[at] = mine;
        return;
    }
    change_upper((size_t)0 - mine.count);
#else
    if (P(_resize)(&arena, mine.start, mine.count, 0) == NULL) {
        explorer_fail("a resize to nothing failed");
    }
    /* It may have stayed taken, and so counts as that. */
#endif
}

static void do_letter(int thread, char letter)
{
    unsigned from;
    unsigned to;
    explorer_call(&from);
    switch (letter) {
    case 'a':
        (void)take(thread, 1);
        break;
    case 'b':
        (void)take(thread, 2);
        break;
    case 'd':
        (void)take(thread, 3);
        break;
    case 'p':
        give_back(thread);
        break;
    case 'h':
        if (P(_alloc_n)(&arena, elements + 1) != NULL) {
            explorer_fail("more than there is");
        }
        break;
    case 'u':
        if (P(_used)(&arena) > elements * sizeof(uint64_t)) {
            explorer_fail("more used than there is");
        }
        break;
    case 'c':
        positions[thread] = position_now(&arena);
        kept_then[thread] = block_count;
        break;
    case 'r':
        for (int i = kept_then[thread]; i < block_count; i++) {
            upper -= blocks[i].count;
            blocks[i].count = 0;
        }
        if (P(_restore)(&arena, positions[thread]) != TYPED_OK) {
            explorer_fail("a position is refused");
        }
        break;
    default:
        explorer_fail("a script has no '%c'", letter);
    }
    explorer_return(&from, &to);
}

static void run_script(int thread)
{
    for (int i = 0; i < script_lengths[thread]; i++) {
        do_letter(thread, scripts[thread][i]);
    }
}

static void run_and_end(int thread)
{
    run_script(thread);
    system_thread_ends();
}

static void setup(void)
{
    memset(&arena, 0, sizeof arena);
    memset(blocks, 0, sizeof blocks);
    memset(most_upper, 0, sizeof most_upper);
    block_count = 0;
    upper = 0;
    if (P(_init)(&arena) != TYPED_OK) {
        explorer_fail("no arena");
    }
    elements = P(_capacity)(&arena) / sizeof(uint64_t);
#ifdef HARD_LIMIT
    elements = HARD_LIMIT / sizeof(uint64_t);
#endif
#ifdef GROUP
    GROUP.charged = 0; /* an execution may have ended before its end */
#endif
    run_script(0);
}

static void fill(void)
{
    while (take(0, 1)) {
    }
#ifdef HARD_LIMIT
    const bool has_more = false; /* than may be had */
#else
    const bool has_more = P(_available)(&arena) >= sizeof(uint64_t);
#endif
    if (has_more || (!has_arrays && P(_used)(&arena) != elements * sizeof(uint64_t))) {
        explorer_fail("%zu bytes are left, and cannot be had", P(_available)(&arena));
    }
}

static void check(void)
{
#ifdef POPS
    const bool is_exact = true;
#else
    const bool is_exact = false; /* what was not the newest when it was resized to nothing stays taken */
#endif
    const size_t used = P(_usage)(&arena).used;
    if (!P(_verify)(&arena) || used < kept() * sizeof(uint64_t) || (is_exact && used != kept() * sizeof(uint64_t))) {
        explorer_fail("%zu elements are kept, and %zu bytes counted", kept(), used);
    }
    CHECK_CHARGED(P(_used)(&arena), "at the end");
    upper = used / sizeof(uint64_t);
    fill();
#ifdef POPS
    bool is_popped = true;
    while (is_popped) {
        is_popped = false;
        for (int i = block_count - 1; i >= 0; i--) {
            if (blocks[i].count > 0 && P(_try_pop)(&arena, blocks[i].start, blocks[i].count)) {
                blocks[i].count = 0;
                is_popped = true;
            }
        }
    }
    if (P(_used)(&arena) != 0) {
        explorer_fail("%zu bytes cannot be popped", P(_used)(&arena));
    }
#endif
    (P(_reset))(&arena);
    CHECK_CHARGED(0, "after a reset");
    (void)!P(_alloc)(&arena);
    (P(_destroy))(&arena);
    CHECK_CHARGED(0, "without an arena");
}

static void describe(void)
{
    for (int i = 0; i < block_count; i++) {
        (void)printf("thread %d: %zu at %p\n", blocks[i].thread, blocks[i].count, (void *)blocks[i].start);
    }
}

/* Where each thread's part of a script begins, and how many there are. */
static int split(const char *script)
{
    const char *at = strchr(script, '/');
    int count = 0;
    if (at == NULL) {
        return 0;
    }
    scripts[0] = script;
    script_lengths[0] = (int)(at - script);
    while (*at != 0 && count < EXPLORER_THREADS) {
        count++;
        scripts[count] = at + 1;
        script_lengths[count] = (int)strcspn(at + 1, "|");
        at += 1 + script_lengths[count];
    }
    has_arrays = strpbrk(script, "bd") != NULL;
    return *at == 0 ? count : 0;
}

static void fault(const typed_fault *found, void *context)
{
    (void)context;
    explorer_fail("a fault of kind %d", (int)found->kind);
}

int main(int count, char **arguments)
{
    explorer_options options;
    const int first = explorer_arguments(count, arguments, &options);
    const int threads = first + 1 == count ? split(arguments[first]) : 0;
    if (threads == 0) {
        (void)fprintf(stderr, "usage: %s [OPTION...] SETUP/THREAD|THREAD|THREAD, see the start of arenas.c\n", arguments[0]);
        return 2;
    }
    typed_set_fault_handler(fault, NULL);
    const explorer_program program = {threads, setup, run_and_end, check, describe};
    const explorer_result result = explorer_run(&program, &options);
    return explorer_report(&result);
}
