/* typedalloc runtime: allocators with [KIND.monitor]: limits in bytes, and what is done when memory runs short.
 *
 * An allocator hands out what it was allowed to, and asks here when that is used up: so what is asked for each allocation
 * is only whether some allowance is left. How much is allowed at once ends where the next limit or level begins, and is 1
 * MiB at most where the system's pressure is looked at, so that it is looked at again. At a level above normal, and with a
 * group, each request is judged by itself.
 *
 * License: MIT. */
#ifndef TYPED_MONITOR_H_INCLUDED
#define TYPED_MONITOR_H_INCLUDED

#include <typed/pressure.h>

TYPED_BEGIN_DECLS

/** What is done at a level. */
typedef enum typed_action {
    TYPED_ACTION_WARN, /* a line on stderr when the level is entered */
    TYPED_ACTION_DENY, /* allocations above a size are refused */
    TYPED_ACTION_CALLBACK /* the program is asked when the level is entered */
} typed_action;

/** Allocators that share limits: what all of them have been allowed and not given back, in bytes. */
typedef struct typed_group {
    size_t charged;
} typed_group;

/** The keys of a spec's monitor table. */
typedef struct typed_rules {
    size_t soft_limit; /* bytes; SIZE_MAX when there is none */
    size_t hard_limit;
    typed_group *group; /* NULL: the limits are the allocator's own */
    typed_pressure_source source;
    unsigned interval_ms;
    unsigned high_percent; /* of the hard limit, and of the system's or the cgroup's memory */
    unsigned critical_percent;
    typed_action on_high;
    typed_action on_critical;
    size_t deny_above_high; /* bytes of one request */
    size_t deny_above_critical;
} typed_rules;

/** What an allocator remembers. */
typedef struct typed_monitor {
    typed_pressure level; /* as the last request found it */
    typed_pressure outside; /* of that, what is not for the allocator's own limits */
} typed_monitor;

/** What comes of a request. */
typedef struct typed_judgement {
    size_t allowed; /* bytes: those asked for and more; 0 when they are refused */
    typed_pressure level;
    bool asks; /* the program is to be asked, or told */
} typed_judgement;

/** Judge a request for `bytes` by an allocator that has `used` bytes. With a group, what is allowed is charged to it. */
typed_judgement typed_monitor_judge(const typed_rules *rules, typed_monitor *monitor, const char *name, size_t used, size_t bytes);

/** After a reset that left `used` bytes (of a group, after it was refunded): the allocator's own level ends where they are below
 * it, and begins when it is entered again. */
void typed_monitor_restart(const typed_rules *rules, typed_monitor *monitor, size_t used);

/** Charge bytes to a group that were given back to it too early. */
void typed_group_charge(typed_group *group, size_t bytes);

/** Give bytes back to a group. */
void typed_group_refund(typed_group *group, size_t bytes);

/** An allocator and its surroundings, at one moment. */
typedef struct typed_snapshot {
    typed_usage usage; /* the allocator's elements */
    size_t charged; /* what limits are held against: its bytes, or its group's */
    size_t soft_limit;
    size_t hard_limit;
    typed_pressure level; /* what a request would find */
    typed_system_memory system; /* the last reading, or a new one after the spec's interval; zero when it looks at no source */
} typed_snapshot;

/** Fill in all but `usage`. */
void typed_monitor_snapshot(const typed_rules *rules, size_t used, typed_snapshot *out);

TYPED_END_DECLS

#endif
