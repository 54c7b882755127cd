#include "account.h"

#include <stdio.h>
#include <string.h>

enum {
    MOST_OBSERVED = 1 << 18
};

account_state account;

/* What was observed: an open hash table of numbers. */
static uint64_t observed[MOST_OBSERVED];
static unsigned long observed_count;

static int number_of(void *object)
{
    for (int i = 0; i < account.known_count; i++) {
        if (account.known[i] == object) {
            return i;
        }
    }
    if ((size_t)account.known_count == account.capacity) {
        explorer_fail("thread %d was given an address that is no element's", explorer_thread());
    }
    account.known[account.known_count] = object;
    account.known_count++;
    return account.known_count - 1;
}

int account_receive(int thread, void *object)
{
    hand *to = &account.hands[thread];
    const int number = number_of(object);
    if ((account.live >> number & 1) != 0) {
        explorer_fail("element %d was given to thread %d although it is live", number, thread);
    }
    account.live |= 1u << number;
    to->held[to->count] = number;
    to->count++;
    return number;
}

int account_part_with(hand *of, int at)
{
    const int number = of->held[at];
    of->count--;
    memmove(&of->held[at], &of->held[at + 1], (size_t)(of->count - at) * sizeof *of->held);
    return number;
}

history_call *account_begin(history_kind kind, unsigned asked)
{
    static history_call unheard;
    if (!explorer_is_running()) {
        return &unheard;
    }
    if (account.call_count == HISTORY_CALLS) {
        explorer_fail("more than %d calls", HISTORY_CALLS);
    }
    history_call *call = &account.calls[account.call_count];
    account.call_count++;
    *call = (history_call){kind, explorer_thread(), asked, 0, 0, UINT32_MAX};
    explorer_call(&call->from);
    return call;
}

void account_end(history_call *call)
{
    if (explorer_is_running()) {
        explorer_return(&call->from, &call->to);
    }
}

static void observe(uint64_t what)
{
    size_t at = what % MOST_OBSERVED;
    while (observed[at] != 0 && observed[at] != what) {
        at = (at + 1) % MOST_OBSERVED;
    }
    if (observed[at] == 0 && observed_count < MOST_OBSERVED / 2) {
        observed[at] = what;
        observed_count++;
    }
}

bool account_is_possible(history_cache cache)
{
    const uint32_t elements = (1u << account.capacity) - 1;
    observe(history_observed(account.calls, account.call_count));
    return history_is_possible(account.calls, account.call_count, elements, account.live_at_first, cache);
}

unsigned long account_observations(void)
{
    return observed_count;
}

void account_describe(void)
{
    static const char *const names[] = {"take", "give", "flush", "end", "reset"};
    (void)printf("calls, with the elements that they took or gave:\n");
    for (int i = 0; i < account.call_count; i++) {
        const history_call *call = &account.calls[i];
        (void)printf("  thread %d  %-5s  from %2u to ", call->thread, names[call->kind], call->from);
        (void)(call->to == UINT32_MAX ? printf(" ?") : printf("%2u", call->to));
        for (int number = 0; number < MOST_ELEMENTS; number++) {
            (void)((call->elements >> number & 1) != 0 ? printf("  %d", number) : 0);
        }
        (void)printf("%s\n", call->kind == HISTORY_TAKE && call->elements == 0 && call->to != UINT32_MAX ? "  none" : "");
    }
}
