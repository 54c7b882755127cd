/* typedalloc runtime: limits, levels and what follows from them. License: MIT. */
#include <typed/monitor.h>

#include <stdio.h>

#include <typed/atomic.h>

enum {
    MOST_AT_ONCE = 1 << 20 /* bytes that are allowed before the system is looked at again */
};

static size_t percent_of_limit(size_t limit, unsigned percent)
{
    return limit == SIZE_MAX ? SIZE_MAX : limit / 100 * percent + limit % 100 * percent / 100;
}

/* The level of an allocator, or a group, that has so many bytes: high above the soft limit, and by percents of the hard. */
static typed_pressure own_level(const typed_rules *rules, size_t bytes)
{
    if (rules->hard_limit != SIZE_MAX && bytes >= percent_of_limit(rules->hard_limit, rules->critical_percent)) {
        return TYPED_PRESSURE_CRITICAL;
    }
    const bool is_high = bytes > rules->soft_limit || (rules->hard_limit != SIZE_MAX && bytes >= percent_of_limit(rules->hard_limit, rules->high_percent));
    return is_high ? TYPED_PRESSURE_HIGH : TYPED_PRESSURE_NORMAL;
}

/* Where the next limit or level above `bytes` begins: up to there nothing changes. */
static size_t next_change(const typed_rules *rules, size_t bytes)
{
    size_t next = rules->hard_limit;
    const size_t levels[] = {percent_of_limit(rules->hard_limit, rules->high_percent), percent_of_limit(rules->hard_limit, rules->critical_percent)};
    for (size_t i = 0; i < sizeof levels / sizeof levels[0]; i++) {
        next = levels[i] > bytes ? TYPED_LEAST(next, levels[i] - 1) : next;
    }
    return bytes <= rules->soft_limit ? TYPED_LEAST(next, rules->soft_limit) : next;
}

static typed_pressure system_level(const typed_rules *rules)
{
    if (rules->source == TYPED_SOURCE_NONE) {
        return TYPED_PRESSURE_NORMAL;
    }
    typed_system_memory memory;
    typed_system_memory_sampled(rules->interval_ms, &memory);
    return typed_pressure_level(&memory, rules->source, rules->high_percent, rules->critical_percent);
}

/* Charge a group, unless that would be above its limit. */
static bool charge(typed_group *group, size_t bytes, size_t limit, size_t *before)
{
    *before = typed_atomic_load(&group->charged, TYPED_RELAXED);
    do {
        if (bytes > limit || *before > limit - bytes) {
            return false;
        }
    } while (!typed_atomic_compare_exchange(&group->charged, before, *before + bytes, TYPED_RELAXED));
    return true;
}

TYPED_WEAK void typed_group_charge(typed_group *group, size_t bytes)
{
    (void)typed_atomic_fetch_add(&group->charged, bytes, TYPED_RELAXED);
}

TYPED_WEAK void typed_group_refund(typed_group *group, size_t bytes)
{
    (void)typed_atomic_fetch_sub(&group->charged, bytes, TYPED_RELAXED);
}

static typed_judgement refused(typed_pressure level, bool asks)
{
    const typed_judgement judgement = {0, level, asks};
    return judgement;
}

TYPED_WEAK typed_judgement typed_monitor_judge(const typed_rules *rules, typed_monitor *monitor, const char *name, size_t used, size_t bytes)
{
    /* Below the hard limit; a group is charged on the way, since others may ask at the same time. */
    if (rules->group != NULL) {
        if (!charge(rules->group, bytes, rules->hard_limit, &used)) {
            return refused(TYPED_PRESSURE_CRITICAL, true);
        }
    } else if (bytes > rules->hard_limit || used > rules->hard_limit - bytes) {
        return refused(TYPED_PRESSURE_CRITICAL, true);
    }
    const typed_pressure own = own_level(rules, used + bytes);
    const typed_pressure outside = system_level(rules);
    const typed_pressure level = TYPED_MOST(own, outside);
    const bool is_entered = level > typed_atomic_exchange(&monitor->level, level, TYPED_RELAXED); /* by one thread alone */
    typed_atomic_store(&monitor->outside, outside, TYPED_RELAXED);
    typed_judgement judgement = {bytes, level, false};
    if (level != TYPED_PRESSURE_NORMAL) {
        const typed_action action = level == TYPED_PRESSURE_HIGH ? rules->on_high : rules->on_critical;
        const size_t deny_above = level == TYPED_PRESSURE_HIGH ? rules->deny_above_high : rules->deny_above_critical;
        if (action == TYPED_ACTION_DENY && bytes > deny_above) {
            if (rules->group != NULL) {
                typed_group_refund(rules->group, bytes);
            }
            return refused(level, false);
        }
        if (action == TYPED_ACTION_WARN && is_entered) {
            fprintf(stderr, "typedalloc: %s: memory pressure is %s, with %zu bytes in use\n", name, typed_pressure_string(level), used + bytes);
        }
        judgement.asks = action == TYPED_ACTION_CALLBACK && is_entered;
    } else if (rules->group == NULL) {
        const size_t next = next_change(rules, used + bytes);
        judgement.allowed = next - used;
        if (rules->source != TYPED_SOURCE_NONE) {
            judgement.allowed = TYPED_MOST(bytes, TYPED_LEAST(judgement.allowed, (size_t)MOST_AT_ONCE));
        }
    }
    return judgement;
}

TYPED_WEAK void typed_monitor_restart(const typed_rules *rules, typed_monitor *monitor, size_t used)
{
    const typed_pressure own = own_level(rules, rules->group == NULL ? used : typed_atomic_load(&rules->group->charged, TYPED_RELAXED));
    const typed_pressure outside = typed_atomic_load(&monitor->outside, TYPED_RELAXED);
    const typed_pressure level = TYPED_MOST(own, outside);
    if (level < typed_atomic_load(&monitor->level, TYPED_RELAXED)) {
        typed_atomic_store(&monitor->level, level, TYPED_RELAXED);
    }
}

TYPED_WEAK void typed_monitor_snapshot(const typed_rules *rules, size_t used, typed_snapshot *out)
{
    memset(&out->system, 0, sizeof out->system);
    out->charged = rules->group == NULL ? used : typed_atomic_load(&rules->group->charged, TYPED_RELAXED);
    out->soft_limit = rules->soft_limit;
    out->hard_limit = rules->hard_limit;
    typed_pressure outside = TYPED_PRESSURE_NORMAL;
    if (rules->source != TYPED_SOURCE_NONE) {
        typed_system_memory_sampled(rules->interval_ms, &out->system);
        outside = typed_pressure_level(&out->system, rules->source, rules->high_percent, rules->critical_percent);
    }
    const typed_pressure own = own_level(rules, out->charged);
    out->level = TYPED_MOST(own, outside);
}
