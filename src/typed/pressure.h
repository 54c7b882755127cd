/* typedalloc runtime: how much memory the system, or this program's cgroup, has left.
 *
 * The system's figures are MemTotal and MemAvailable of /proc/meminfo. Those of a cgroup (version 2) are memory.current
 * against the least of memory.max and memory.high, of the program's own group and of every group around it, the fullest
 * of which counts; and the 10-second averages of its memory.pressure (PSI).
 *
 * License: MIT. */
#ifndef TYPED_PRESSURE_H_INCLUDED
#define TYPED_PRESSURE_H_INCLUDED

#include <typed/base.h>

/* What typed_pressure_now takes for high and critical, in percent of the memory in use. */
#define TYPED_HIGH_PERCENT 80
#define TYPED_CRITICAL_PERCENT 95
/* Percent of time in which some, or all, tasks of the cgroup waited for memory, from which on that counts as high, or as
 * critical, pressure. */
#define TYPED_STALLED_PERCENT 10

TYPED_BEGIN_DECLS

/** Where an allocator looks for pressure. */
typedef enum typed_pressure_source {
    TYPED_SOURCE_NONE,
    TYPED_SOURCE_SYSTEM,
    TYPED_SOURCE_CGROUP /* the system's figures too, as a cgroup may have no limit */
} typed_pressure_source;

/** What the system says. */
typedef struct typed_system_memory {
    uint64_t total_bytes; /* MemTotal; 0 when it is not known */
    uint64_t available_bytes; /* MemAvailable */
    uint64_t cgroup_bytes; /* memory.current of the fullest group */
    uint64_t cgroup_limit_bytes; /* its limit; UINT64_MAX when no group has one */
    unsigned system_percent; /* in use, rounded down */
    unsigned cgroup_percent;
    unsigned some_stalled_percent; /* PSI, rounded down */
    unsigned full_stalled_percent;
} typed_system_memory;

/** Read all of it now: a few small files, no memory allocated. What is not there is 0.
 * @return False when not even the system's figures can be read. */
bool typed_system_memory_read(typed_system_memory *out);

/** Read below another root than `/`, as tests do; the string is kept. NULL brings `/` back. Forgets what was read, and what is
 * being read. */
void typed_pressure_set_root(const char *root);

/** The same figures, read again only when the last reading, whoever's, is `interval_ms` old. Threads do not wait for each
 * other: one reads, others get the last figures meanwhile, however old. A reading that took long replaces none that began
 * later. When nothing can be read (a program may have no descriptor left), the last figures stand. */
void typed_system_memory_sampled(unsigned interval_ms, typed_system_memory *out);

/** The level that figures mean for a source, with percentages from which on it is high, and critical. */
typed_pressure typed_pressure_level(const typed_system_memory *memory, typed_pressure_source source, unsigned high_percent, unsigned critical_percent);

/** The level now, of the system and of the cgroup; read now. */
typed_pressure typed_pressure_now(void);

/** "normal", "high" or "critical". */
const char *typed_pressure_string(typed_pressure level);

TYPED_END_DECLS

#endif
