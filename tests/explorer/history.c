/* A search over the sets of calls that have had their moment. What is free after such a set does not depend on the order
 * (each element is taken and given in turns), nor does who may cache something; who has called since the last thread came
 * does. So a set that led nowhere once, with the same threads in the latter, is not tried again. */
#include "history.h"

enum {
    THREADS = 4
};

typedef struct search {
    const history_call *calls;
    int count;
    uint32_t elements;
    history_cache cache;
} search;

/* What is so after some of the calls. Sets have a bit for each element, or thread. */
typedef struct moment {
    uint32_t free;
    uint32_t caching; /* threads that may */
    uint32_t since; /* those of them that have called since the last of them came */
} moment;

static unsigned led_nowhere[1u << HISTORY_CALLS][1u << THREADS]; /* the search in which it did */
static unsigned searches;

static unsigned bits(uint32_t set)
{
    return (unsigned)__builtin_popcount(set);
}

/* Whether no call that is still to come was over before this one began. */
static bool can_be_next(const search *s, uint32_t done, int call)
{
    for (int i = 0; i < s->count; i++) {
        if ((done >> i & 1) == 0 && s->calls[i].to < s->calls[call].from) {
            return false;
        }
    }
    return true;
}

/* How many elements other threads may cache. */
static unsigned cached_elsewhere(const search *s, const moment *at, uint32_t self)
{
    const unsigned by_each = s->cache.each * bits(at->caching & ~self);
    return at->since == at->caching && s->cache.all < by_each ? s->cache.all : by_each;
}

static void note_call(moment *at, uint32_t self)
{
    at->since = (at->caching & self) == 0 ? self : at->since | self;
    at->caching |= self;
}

static void forget_cache(moment *at, uint32_t self)
{
    at->caching &= ~self;
    at->since &= ~self;
}

/* Apply a call to what is so before it; false when it cannot have been. */
static bool apply(const search *s, const history_call *call, moment *at)
{
    const uint32_t self = 1u << call->thread;
    switch (call->kind) {
    case HISTORY_TAKE:
        if (call->elements == 0 && bits(at->free) >= call->asked + cached_elsewhere(s, at, self)) {
            return false;
        }
        if ((call->elements & ~at->free) != 0) {
            return false;
        }
        at->free &= ~call->elements;
        note_call(at, self);
        return true;
    case HISTORY_GIVE:
        if ((call->elements & at->free) != 0) {
            return false;
        }
        at->free |= call->elements;
        note_call(at, self);
        return true;
    case HISTORY_FLUSH:
    case HISTORY_END:
        forget_cache(at, self);
        return true;
    case HISTORY_RESET:
        *at = (moment){s->elements, 0, 0};
        return true;
    }
    return false;
}

static bool is_possible_after(const search *s, uint32_t done, moment at)
{
    if (done == (1u << s->count) - 1) {
        return true;
    }
    if (led_nowhere[done][at.since] == searches) {
        return false;
    }
    for (int i = 0; i < s->count; i++) {
        moment then = at;
        if ((done >> i & 1) == 0 && can_be_next(s, done, i) && apply(s, &s->calls[i], &then) && is_possible_after(s, done | 1u << i, then)) {
            return true;
        }
    }
    led_nowhere[done][at.since] = searches;
    return false;
}

bool history_is_possible(const history_call *calls, int count, uint32_t elements, uint32_t live, history_cache cache)
{
    const search s = {calls, count, elements, cache};
    searches++;
    return is_possible_after(&s, 0, (moment){elements & ~live, 0, 0});
}

static uint64_t mixed(uint64_t value)
{
    value ^= value >> 30;
    value *= UINT64_C(0xbf58476d1ce4e5b9);
    value ^= value >> 27;
    value *= UINT64_C(0x94d049bb133111eb);
    return value ^ value >> 31;
}

uint64_t history_observed(const history_call *calls, int count)
{
    uint64_t keys[HISTORY_CALLS];
    uint64_t turns[32] = {0};
    uint64_t sum = 0;
    for (int i = 0; i < count; i++) {
        const history_call *call = &calls[i];
        turns[call->thread]++;
        keys[i] = mixed((uint64_t)call->thread << 56 | turns[call->thread] << 48 | (uint64_t)call->kind << 40 | call->elements);
        sum += keys[i];
    }
    for (int i = 0; i < count; i++) {
        for (int j = 0; j < count; j++) {
            sum += calls[i].to < calls[j].from ? mixed(keys[i] * 3 + keys[j]) : 0;
        }
    }
    return sum;
}
