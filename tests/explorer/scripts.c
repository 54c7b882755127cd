/* Short programs on a pool, one for each thread, in every order.
 *
 *     PROGRAM [OPTION...] CAPACITY SCRIPT
 *
 * A script is SETUP/THREAD|THREAD|THREAD, each of letters. What setup, which runs alone and ends, still holds is dealt to
 * the threads, one each.
 *
 *     a    take an element                     f, l  give the one held longest, or shortest
 *     2 3  take so many at once, or none       g     give all that are held, at once
 *     p    put the one held longest into the mailbox, if that is empty
 *     t    give what is in the mailbox, if anything is
 *     u    flush                               =     wait until all other threads are there, or through
 *     R    reset the pool: between two =       D, I  destroy it, after =; make it again
 *
 * Whoever holds nothing gives nothing. What threads hold at their ends stays live. Checked: at each call that no element
 * is had that is live; after each execution that the calls could have been made one by one (history.h), that all that
 * is not live can be had exactly once and then nothing, that P_verify, P_live and P_stats agree, that all that was given
 * back can be had again; and that a fault is never raised.
 *
 * CAPACITY is what P_init_capacity gets; a pool that grows may have more.
 *
 * With -DHARD_LIMIT=bytes, of the spec's monitor, that is how much there is; -DGROUP=typed_group_x is its group.
 *
 * Compiled with POOL_HEADER, POOL (the prefix), POOL_CACHE(capacity) and POOL_CACHES(capacity): how many elements a thread
 * may cache, and all of them. */
#include "account.h"
#include "explorer_atomic.h"

#include POOL_HEADER

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define JOIN_(a, b) a##_##b
#define JOIN(a, b) JOIN_(a, b)
#define pool_alloc JOIN(POOL, alloc)
#define pool_alloc_bulk JOIN(POOL, alloc_bulk)
#define pool_capacity JOIN(POOL, capacity)
#define pool_destroy JOIN(POOL, destroy)
#define pool_free JOIN(POOL, free)
#define pool_free_bulk JOIN(POOL, free_bulk)
#define pool_init_capacity JOIN(POOL, init_capacity)
#define pool_live JOIN(POOL, live)
#define pool_reset JOIN(POOL, reset)
#define pool_stats JOIN(POOL, stats)
#define pool_thread_flush JOIN(POOL, thread_flush)
#define pool_verify JOIN(POOL, verify)

enum {
    NONE = -1
};

typedef __typeof__(*pool_alloc((POOL *)NULL)) element;

static POOL pool;
static bool is_destroyed;
static size_t first_capacity;
static const char *scripts[ALL_THREADS];
static int script_lengths[ALL_THREADS];
static unsigned barriers[ALL_THREADS]; /* that a thread has come to */
static bool is_through[ALL_THREADS];
static int mailbox;

static void fault(const typed_fault *found, void *unused)
{
    (void)unused;
    explorer_fail("a fault in thread %d: %s", explorer_thread(), typed_fault_kind_string(found->kind));
}

static bool take(int thread, size_t count)
{
    element *objects[MOST_ELEMENTS] = {NULL};
    history_call *call = account_begin(HISTORY_TAKE, (unsigned)count);
    if (count == 1) {
        objects[0] = pool_alloc(&pool);
    } else if (pool_alloc_bulk(&pool, objects, count) == 0) {
        objects[0] = NULL;
    }
    account_end(call);
    for (size_t i = 0; i < count && objects[0] != NULL; i++) {
        call->elements |= 1u << account_receive(thread, objects[i]);
        *objects[i] = (element)thread; /* an element is its owner's: what the pool keeps there is lost */
    }
    return objects[0] != NULL;
}

static void give(int number)
{
    history_call *call = account_begin(HISTORY_GIVE, 0);
    call->elements = 1u << number;
    account.live &= ~(1u << number);
    pool_free(&pool, (element *)account.known[number]);
    account_end(call);
}

/* P_free_bulk may give one element after the other, so it is as many calls, at the same time. */
static void give_all(hand *of)
{
    element *objects[MOST_ELEMENTS];
    history_call *each[MOST_ELEMENTS];
    const int count = of->count;
    for (int i = 0; i < count; i++) {
        objects[i] = (element *)account.known[of->held[i]];
        each[i] = account_begin(HISTORY_GIVE, 0);
        each[i]->elements = 1u << of->held[i];
        account.live &= ~each[i]->elements;
    }
    of->count = 0;
    if (count > 0) {
        pool_free_bulk(&pool, objects, (size_t)count);
        account_end(each[count - 1]);
    }
    for (int i = 0; i < count - 1; i++) {
        each[i]->from = each[count - 1]->from;
        each[i]->to = each[count - 1]->to;
    }
}

static void put_into_mailbox(hand *of)
{
    explorer_point(EXPLORER_CHANGE, &mailbox);
    if (of->count > 0 && mailbox == NONE) {
        mailbox = account_part_with(of, 0);
    }
}

static void give_from_mailbox(void)
{
    explorer_point(EXPLORER_CHANGE, &mailbox);
    const int number = mailbox;
    mailbox = NONE;
    if (number != NONE) {
        give(number);
    }
}

static bool is_with_all(int thread)
{
    for (int other = 1; other < ALL_THREADS; other++) {
        if (scripts[other] != NULL && !is_through[other] && barriers[other] < barriers[thread]) {
            return false;
        }
    }
    return true;
}

static void flush(void)
{
    history_call *call = account_begin(HISTORY_FLUSH, 0);
    pool_thread_flush(&pool);
    account_end(call);
}

static void reset_pool(void)
{
    pool_reset(&pool);
}

static void destroy_pool(void)
{
    pool_destroy(&pool);
    is_destroyed = true;
}

static void make_pool(void)
{
    is_destroyed = false;
    account.known_count = 0;
    if (pool_init_capacity(&pool, first_capacity) != TYPED_OK) {
        explorer_fail("no pool of %zu", first_capacity);
    }
    account.capacity = pool_capacity(&pool);
#ifdef HARD_LIMIT
    account.capacity = HARD_LIMIT / sizeof(element);
#endif
    if (account.capacity >= MOST_ELEMENTS) {
        explorer_fail("%zu elements are too many", account.capacity);
    }
}

/* A moment from which all elements are free. */
static void start_anew(void (*work)(void))
{
    history_call *call = account_begin(HISTORY_RESET, 0);
    work();
    account_end(call);
    account.live = 0;
    mailbox = NONE;
    for (int thread = 0; thread < ALL_THREADS; thread++) {
        account.hands[thread].count = 0;
    }
}

static void do_letter(int thread, char letter)
{
    hand *self = &account.hands[thread];
    switch (letter) {
    case 'a':
        (void)take(thread, 1);
        break;
    case '2':
    case '3':
        (void)take(thread, (size_t)(letter - '0'));
        break;
    case 'f':
    case 'l':
        if (self->count > 0) {
            give(account_part_with(self, letter == 'f' ? 0 : self->count - 1));
        }
        break;
    case 'g':
        give_all(self);
        break;
    case 'p':
        put_into_mailbox(self);
        break;
    case 't':
        give_from_mailbox();
        break;
    case 'u':
        flush();
        break;
    case '=':
        barriers[thread]++;
        explorer_wait(is_with_all);
        break;
    case 'R':
        start_anew(reset_pool);
        break;
    case 'D':
        start_anew(destroy_pool);
        break;
    case 'I':
        start_anew(make_pool);
        break;
    default:
        explorer_fail("a script has no '%c'", letter);
    }
}

static void run_script(int thread)
{
    for (int i = 0; i < script_lengths[thread]; i++) {
        do_letter(thread, scripts[thread][i]);
    }
    is_through[thread] = true;
}

static void run_and_end(int thread)
{
    run_script(thread);
    history_call *call = account_begin(HISTORY_END, 0);
    system_thread_ends();
    account_end(call);
}

static void setup(void)
{
    hand *own = &account.hands[0];
    memset(&account, 0, sizeof account);
    memset(&pool, 0, sizeof pool);
    memset(barriers, 0, sizeof barriers);
    memset(is_through, 0, sizeof is_through);
    mailbox = NONE;
#ifdef GROUP
    GROUP.charged = 0; /* an execution may have ended before its end */
#endif
    make_pool();
    run_script(0);
    for (int thread = 1; own->count > 0 && thread < ALL_THREADS && scripts[thread] != NULL; thread++) {
        account.hands[thread].held[0] = account_part_with(own, 0);
        account.hands[thread].count = 1;
    }
    account.live_at_first = account.live;
}

/* Take all that can be had: that must be all that is not live. */
static void drain(const char *when)
{
    const int live = __builtin_popcount(account.live);
    account.hands[0].count = 0;
    while (account.hands[0].count < MOST_ELEMENTS && take(0, 1)) {
    }
    if ((size_t)(live + account.hands[0].count) != account.capacity) {
        explorer_fail("%s %d elements are live and %d can be had, of %zu", when, live, account.hands[0].count, account.capacity);
    }
}

static void check_figures(void)
{
    const size_t live = (size_t)__builtin_popcount(account.live);
    typed_stats stats;
    if (!pool_verify(&pool)) {
        explorer_fail("P_verify is false");
    }
    if (pool_live(&pool) != live) {
        explorer_fail("%zu elements are live, and P_live is %zu", live, pool_live(&pool));
    }
    if (pool_stats(&pool, &stats) && stats.allocated_bytes != live * sizeof(element)) {
        explorer_fail("%zu elements are live, and P_stats says %llu bytes", live, (unsigned long long)stats.allocated_bytes);
    }
}

static void check(void)
{
    const history_cache cache = {(unsigned)POOL_CACHE(account.capacity), (unsigned)POOL_CACHES(account.capacity)};
    if (!account_is_possible(cache)) {
        explorer_fail("no order of the calls is one that a pool could have answered so");
    }
    if (is_destroyed) {
        make_pool();
    }
    check_figures();
    drain("at the end");
    for (int number = 0; number < account.known_count; number++) {
        pool_free(&pool, (element *)account.known[number]);
    }
    account.live = 0;
    drain("after all were given back");
    pool_destroy(&pool);
}

/* Where each thread's part of a script begins, and how many there are; 0 when there are too many. */
static int split(const char *script)
{
    const char *slash = strchr(script, '/');
    const char *at = slash == NULL ? script : slash + 1;
    int count = 0;
    bool has_more = true;
    scripts[0] = script;
    script_lengths[0] = slash == NULL ? 0 : (int)(slash - script);
    while (has_more && count < EXPLORER_THREADS) {
        const size_t length = strcspn(at, "|");
        count++;
        scripts[count] = at;
        script_lengths[count] = (int)length;
        has_more = at[length] == '|';
        at += length + 1;
    }
    return has_more ? 0 : count;
}

int main(int count, char **arguments)
{
    explorer_options options;
    const int first = explorer_arguments(count, arguments, &options);
    first_capacity = first + 2 == count ? strtoul(arguments[first], NULL, 10) : 0;
    const int threads = first_capacity == 0 ? 0 : split(arguments[first + 1]);
    if (threads == 0) {
        (void)fprintf(stderr, "usage: %s [OPTION...] CAPACITY SETUP/THREAD|THREAD|THREAD, see the start of scripts.c\n", arguments[0]);
        return 2;
    }
    typed_set_fault_handler(fault, NULL);
    const explorer_program program = {threads, setup, run_and_end, check, account_describe};
    const explorer_result result = explorer_run(&program, &options);
    (void)printf("observations=%lu ", account_observations());
    return explorer_report(&result);
}
