/* Executions: threads that stop at every point until the walk gives them the next step. */
#include "walk.h"

#include <string.h>

typedef struct thread_state {
    walk_step pending; /* what it does when it gets its next step */
    bool (*is_so)(int thread); /* what it waits for */
    unsigned *call_from; /* gets the time of the next step: a call begins with it */
    bool is_over;
    bool is_new; /* has not come to its first point */
    bool has_paused; /* and when it did last, nothing had been written since `writes_then` */
    unsigned steps_since_pause;
    uint64_t writes_then;
} thread_state;

static explorer_program program;
static explorer_result result;
static thread_state threads[WALK_THREADS];
static bool is_running;
static unsigned spurious_left;
static uint64_t writes; /* of all threads in this execution */
static unsigned time_now; /* counts beginnings and ends of calls */

bool explorer_is_running(void)
{
    return is_running;
}

int explorer_thread(void)
{
    return fibers_now();
}

static bool can_go_on(int thread)
{
    const thread_state *state = &threads[thread];
    if (state->is_over) {
        return false;
    }
    if (state->pending.kind == EXPLORER_LOCK) {
        return system_can_lock(state->pending.object);
    }
    if (state->pending.kind == EXPLORER_WAIT) {
        return state->is_so(thread);
    }
    return state->pending.kind != EXPLORER_SPIN || writes != state->writes_then;
}

/* Give the next step to a thread. Returns when the caller, which stops here, has it. */
static void give_step(void)
{
    unsigned enabled = 0;
    bool is_any_left = false;
    for (int thread = 1; thread <= program.threads; thread++) {
        is_any_left = is_any_left || !threads[thread].is_over;
        enabled |= can_go_on(thread) ? 1u << thread : 0;
    }
    if (is_any_left && enabled == 0) {
        explorer_fail("no thread can go on");
    }
    if (is_any_left && walk.depth == EXPLORER_STEPS) {
        explorer_fail("no end after %d steps", EXPLORER_STEPS);
    }
    fibers_switch(is_any_left ? walk_thread(enabled) : 0); /* 0: this execution is over */
}

/* The caller has the step: what it is about to do becomes what was done. */
static void take_step(thread_state *self)
{
    walk_choice *at = &walk.path[walk.last_step];
    const walk_step before = at->taken;
    if (before.object != NULL && before.object != self->pending.object) {
        explorer_fail("step %d goes elsewhere than before: something depends on more than the schedule", walk.last_step);
    }
    at->taken = self->pending;
    at->taken.writes = at->taken.writes || before.writes;
    at->taken.begins_call = at->taken.begins_call || before.begins_call;
    at->taken.ends_call = before.ends_call;
    if (self->pending.object != NULL) {
        memcpy(&at->value, (const void *)(uintptr_t)self->pending.object, sizeof at->value);
    }
    result.steps++;
    writes += self->pending.writes;
    self->steps_since_pause++;
    if (self->call_from != NULL) {
        time_now++;
        *self->call_from = time_now;
        self->call_from = NULL;
    }
}

void explorer_point(explorer_kind kind, const volatile void *object)
{
    if (!is_running) {
        return;
    }
    thread_state *self = &threads[fibers_now()];
    const bool is_write = kind == EXPLORER_STORE || kind == EXPLORER_CHANGE || kind == EXPLORER_LOCK || kind == EXPLORER_UNLOCK;
    self->pending = (walk_step){object, kind, is_write, self->call_from != NULL, false};
    if (self->is_new) {
        self->is_new = false;
        fibers_switch(0);
    } else {
        give_step();
    }
    take_step(self);
}

void explorer_wait(bool (*is_so)(int thread))
{
    threads[fibers_now()].is_so = is_so;
    explorer_point(EXPLORER_WAIT, NULL);
}

bool explorer_compare(const volatile void *object, const void *expected, size_t size)
{
    explorer_point(EXPLORER_COMPARE, object);
    if (!is_running || spurious_left == 0 || walk.depth == EXPLORER_STEPS || memcmp((const void *)(uintptr_t)object, expected, size) != 0) {
        return true;
    }
    const bool fails = walk_failure();
    if (fails) {
        spurious_left--;
        threads[fibers_now()].has_paused = false; /* there is something new to it, although nobody wrote */
    }
    return !fails;
}

bool explorer_compared(bool is_done)
{
    if (is_running && is_done) {
        walk.path[walk.last_step].taken.writes = true;
        writes++;
    }
    return is_done;
}

void explorer_pause(void)
{
    thread_state *self = &threads[fibers_now()];
    if (!is_running || self->steps_since_pause == 0) {
        return;
    }
    if (self->has_paused && self->writes_then == writes) {
        result.spins++;
        explorer_point(EXPLORER_SPIN, NULL);
    }
    self->steps_since_pause = 0;
    self->has_paused = true;
    self->writes_then = writes;
}

void explorer_call(unsigned *from)
{
    *from = 0;
    threads[fibers_now()].call_from = from;
}

void explorer_return(unsigned *from, unsigned *to)
{
    const bool has_no_step = *from == 0; /* it falls into the step before, then */
    if (has_no_step) {
        time_now++;
        *from = time_now;
    }
    threads[fibers_now()].call_from = NULL;
    time_now++;
    *to = time_now;
    if (is_running && walk.depth > 0) {
        walk_step *taken = &walk.path[walk.last_step].taken;
        taken->ends_call = true;
        taken->begins_call = taken->begins_call || has_no_step;
    }
}

static void run_thread(int thread)
{
    program.thread(thread);
    threads[thread].is_over = true;
    if (threads[thread].is_new) {
        fibers_switch(0);
    }
    give_step();
}

/* Setup and check are threads too, each with variables of its own, and nobody else is there. */
static void run_alone(void (*work)(void))
{
    fibers_renew_main();
    work();
    system_thread_ends();
}

/* One execution, along the path as far as that is known. */
static void execute(void)
{
    time_now = 0;
    writes = 0;
    spurious_left = walk.options.spurious;
    memset(threads, 0, sizeof threads);
    system_start();
    run_alone(program.setup);
    walk_restart();
    fibers_restart(program.threads);
    is_running = true;
    for (int thread = 1; thread <= program.threads; thread++) {
        threads[thread].is_new = true;
        fibers_switch(thread);
    }
    give_step();
    is_running = false;
    bool is_whole = true;
    for (int thread = 1; thread <= program.threads; thread++) {
        is_whole = is_whole && threads[thread].is_over;
    }
    result.executions += is_whole;
    result.abandoned += !is_whole;
    result.deepest = (unsigned)walk.depth > result.deepest ? (unsigned)walk.depth : result.deepest;
    if (is_whole) {
        run_alone(program.check);
        system_end();
    }
}

explorer_result explorer_run(const explorer_program *what, const explorer_options *options)
{
    program = *what;
    memset(&result, 0, sizeof result);
    explorer_watch(program.describe);
    walk_begin(options, program.threads);
    fibers_boot(program.threads, run_thread);
    bool has_more = true;
    while (has_more && result.executions + result.abandoned < options->most) {
        execute();
        has_more = options->replay == NULL && walk_back_up();
    }
    result.is_exhausted = !has_more;
    return result;
}
