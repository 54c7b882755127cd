/* typedalloc runtime: reads /proc/meminfo and cgroup v2. License: MIT. */
#ifndef _POSIX_C_SOURCE
#define _POSIX_C_SOURCE 200809L /* for clock_gettime */
#endif
#include <typed/pressure.h>

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include <typed/atomic.h>

#ifndef O_CLOEXEC
#define O_CLOEXEC 0 /* not known to Windows, where there is none of these files either */
#endif

enum {
    WORDS = sizeof(typed_system_memory) / sizeof(uint64_t),
    MOST_TEXT = 4096,
    MOST_PATH = 1024,
    MOST_TRIES = 100 /* of copying a reading that others write */
};

/* The last reading, in words, as another thread may be writing it. `version` says which one it is in its upper half, and
 * in its lower half the process that is writing, or 0, so that nobody takes half of a reading. Readings are numbered as they
 * begin: one that took long replaces none that began later. */
typedef struct last_reading {
    const char *root;
    TYPED_ALIGNAS(8)
    uint64_t version; /* 0: there is none */
    uint64_t at_ms; /* when one was begun; 0: never */
    uint64_t begun; /* how many were begun */
    uint64_t shown; /* the number of the last that was shown */
    TYPED_ALIGNAS(8)
    uint64_t words[WORDS];
} last_reading;

/* Weak and not static: bundled copies of the runtime in one program read once for all. */
TYPED_WEAK last_reading typed_last_reading = {NULL, 0, 0, 0, 0, {0}};

static uint64_t next_number(void)
{
    return typed_atomic_fetch_add(&typed_last_reading.begun, 1, TYPED_ACQ_REL) + 1;
}

TYPED_WEAK void typed_pressure_set_root(const char *root)
{
    typed_atomic_store(&typed_last_reading.root, root, TYPED_RELEASE);
    typed_atomic_store(&typed_last_reading.shown, next_number(), TYPED_RELEASE); /* what is being read is of the old one */
    typed_atomic_store(&typed_last_reading.version, 0, TYPED_RELEASE);
    typed_atomic_store(&typed_last_reading.at_ms, 0, TYPED_RELEASE);
}

/* A whole small file, below the root, as a string; false when it cannot be read. */
static bool read_text(const char *path, char *text)
{
    const char *root = typed_atomic_load(&typed_last_reading.root, TYPED_ACQUIRE);
    char whole[MOST_PATH];
    const int length = snprintf(whole, sizeof whole, "%s%s", root == NULL ? "" : root, path);
    if (length < 0 || (size_t)length >= sizeof whole) {
        return false;
    }
    const int file = open(whole, O_RDONLY | O_CLOEXEC);
    if (file < 0) {
        return false;
    }
    size_t had = 0;
    ssize_t got = 1;
    while (got > 0 && had < MOST_TEXT - 1) {
        got = read(file, text + had, MOST_TEXT - 1 - had);
        had += got > 0 ? (size_t)got : 0;
    }
    (void)close(file);
    text[had] = '\0';
    return got >= 0;
}

/* The number after a word at the start of a line; false when there is none. */
static bool number_after(const char *text, const char *word, uint64_t *number)
{
    const size_t length = strlen(word);
    for (const char *line = text; line != NULL; line = strchr(line, '\n')) {
        line += *line == '\n';
        if (strncmp(line, word, length) == 0) {
            char *end;
            *number = strtoull(line + length, &end, 10);
            return end != line + length;
        }
    }
    return false;
}

/* Rounded down. Anything is all of nothing. */
static unsigned percent_of(uint64_t part, uint64_t whole)
{
    if (part >= whole) {
        return part > 0 ? 100 : 0;
    }
    return (unsigned)(part <= UINT64_MAX / 100 ? part * 100 / whole : part / (whole / 100));
}

static bool read_system(typed_system_memory *out)
{
    char text[MOST_TEXT];
    uint64_t total;
    uint64_t available;
    if (!read_text("/proc/meminfo", text) || !number_after(text, "MemTotal:", &total) || !number_after(text, "MemAvailable:", &available)) {
        return false;
    }
    out->total_bytes = total * 1024;
    out->available_bytes = available * 1024;
    out->system_percent = percent_of(total > available ? total - available : 0, total);
    return true;
}

/* A file of one number of a group, in which "max" is no limit; false when it is not there. */
static bool read_number(const char *group, const char *name, uint64_t *number)
{
    char path[MOST_PATH];
    char text[MOST_TEXT];
    const int length = snprintf(path, sizeof path, "/sys/fs/cgroup%s/%s", group, name);
    if (length < 0 || (size_t)length >= sizeof path || !read_text(path, text)) {
        return false;
    }
    if (strncmp(text, "max", 3) == 0) {
        *number = UINT64_MAX;
        return true;
    }
    char *end;
    *number = strtoull(text, &end, 10);
    return end != text;
}

/* Take a group's figures when it is fuller than the fullest so far. */
static void read_group(const char *group, typed_system_memory *out)
{
    uint64_t current;
    uint64_t most = UINT64_MAX;
    uint64_t high = UINT64_MAX;
    if (!read_number(group, "memory.current", &current)) {
        return;
    }
    (void)read_number(group, "memory.max", &most);
    (void)read_number(group, "memory.high", &high);
    const uint64_t limit = TYPED_LEAST(most, high);
    const unsigned percent = limit == UINT64_MAX ? 0 : percent_of(current, limit);
    if (out->cgroup_bytes == 0 || (limit != UINT64_MAX && (out->cgroup_limit_bytes == UINT64_MAX || percent > out->cgroup_percent))) {
        out->cgroup_bytes = current;
        out->cgroup_limit_bytes = limit;
        out->cgroup_percent = percent;
    }
}

/* The whole percents of `avg10=` in a line of memory.pressure. */
static unsigned stalled_percent(const char *text, const char *line)
{
    uint64_t percent = 0;
    return number_after(text, line, &percent) ? (unsigned)TYPED_LEAST(percent, (uint64_t)100) : 0;
}

static void read_cgroup(typed_system_memory *out)
{
    char text[MOST_TEXT];
    char group[MOST_PATH];
    out->cgroup_limit_bytes = UINT64_MAX;
    if (!read_text("/proc/self/cgroup", text)) {
        return;
    }
    const char *line = strncmp(text, "0::", 3) == 0 ? text : strstr(text, "\n0::");
    if (line == NULL) {
        return; /* no cgroup v2 */
    }
    line = strchr(line, '/');
    const size_t length = line == NULL ? 0 : strcspn(line, "\n");
    if (length == 0 || length >= sizeof group) {
        return;
    }
    memcpy(group, line, length);
    group[length] = '\0';
    char path[MOST_PATH + 32];
    (void)snprintf(path, sizeof path, "/sys/fs/cgroup%s/memory.pressure", group);
    if (read_text(path, text)) {
        out->some_stalled_percent = stalled_percent(text, "some avg10=");
        out->full_stalled_percent = stalled_percent(text, "full avg10=");
    }
    /* This group, and those around it: a limit holds for all that is below. */
    for (char *end = group + length; end != NULL; end = strrchr(group, '/')) {
        *end = '\0';
        read_group(group, out);
    }
}

TYPED_WEAK bool typed_system_memory_read(typed_system_memory *out)
{
    memset(out, 0, sizeof *out);
    read_cgroup(out);
    return read_system(out);
}

static uint64_t now_ms(void)
{
    struct timespec now;
    if (clock_gettime(CLOCK_MONOTONIC, &now) != 0) {
        return 1;
    }
    return (uint64_t)now.tv_sec * 1000 + (uint64_t)now.tv_nsec / 1000000 + 1;
}

/* Whether a reading is due: whoever moves the time on reads, and the others go on with what was read before, as files may
 * take their time. */
static bool is_ours_to_read(unsigned interval_ms)
{
    last_reading *last = &typed_last_reading;
    const uint64_t now = now_ms();
    uint64_t at = typed_atomic_load(&last->at_ms, TYPED_ACQUIRE);
    while (at == 0 || (now >= at && now - at >= interval_ms)) {
        if (typed_atomic_compare_exchange(&last->at_ms, &at, now, TYPED_ACQ_REL)) {
            return true;
        }
    }
    return false;
}

/* Which process is writing, where a version says that one is. */
static uint32_t writer_of(uint64_t version)
{
    return (uint32_t)version;
}

/* Show a reading to the other threads, unless one of them is just doing that, or has shown a later one. What a thread was
 * writing when this process was forked is nobody's. */
static void publish(const typed_system_memory *memory, uint64_t number)
{
    last_reading *last = &typed_last_reading;
    const uint32_t own = (uint32_t)getpid();
    uint64_t before = typed_atomic_load(&last->version, TYPED_RELAXED);
    do {
        if (writer_of(before) == own) {
            return;
        }
    } while (!typed_atomic_compare_exchange(&last->version, &before, before - writer_of(before) + own, TYPED_ACQ_REL));
    const uint64_t count = before - writer_of(before);
    if (writer_of(before) == 0 && number < typed_atomic_load(&last->shown, TYPED_ACQUIRE)) {
        typed_atomic_store(&last->version, count, TYPED_RELEASE);
        return;
    }
    uint64_t words[WORDS];
    memcpy(words, memory, sizeof words);
    for (size_t i = 0; i < WORDS; i++) {
        typed_atomic_store(&last->words[i], words[i], TYPED_RELEASE); /* who reads it sees that somebody is writing */
    }
    typed_atomic_store(&last->shown, number, TYPED_RELEASE);
    typed_atomic_store(&last->version, count + ((uint64_t)1 << 32), TYPED_RELEASE);
}

/* Copy the last reading; false when there is none, or none that is whole. */
static bool copy_last(typed_system_memory *out)
{
    const last_reading *last = &typed_last_reading;
    for (int tries = 0; tries < MOST_TRIES; tries++) {
        const uint64_t before = typed_atomic_load(&last->version, TYPED_ACQUIRE);
        if (before == 0) {
            return false;
        }
        uint64_t words[WORDS];
        for (size_t i = 0; i < WORDS; i++) {
            words[i] = typed_atomic_load(&last->words[i], TYPED_ACQUIRE);
        }
        if (writer_of(before) == 0 && before == typed_atomic_load(&last->version, TYPED_RELAXED)) {
            memcpy(out, words, sizeof *out);
            return true;
        }
        typed_pause();
    }
    return false;
}

TYPED_WEAK void typed_system_memory_sampled(unsigned interval_ms, typed_system_memory *out)
{
    TYPED_STATIC_ASSERT(sizeof(typed_system_memory) % sizeof(uint64_t) == 0, "it is kept in words");
    if (!is_ours_to_read(interval_ms)) {
        if (!copy_last(out)) {
            (void)typed_system_memory_read(out);
        }
        return;
    }
    const uint64_t number = next_number();
    const bool is_read = typed_system_memory_read(out);
    /* Where nothing can be read, as by a program that has no descriptor left, the last reading stands. */
    if (is_read || out->cgroup_bytes > 0 || !copy_last(out)) {
        publish(out, number);
    }
}

static typed_pressure level_of(unsigned percent, unsigned high_percent, unsigned critical_percent)
{
    if (percent >= critical_percent) {
        return TYPED_PRESSURE_CRITICAL;
    }
    return percent >= high_percent ? TYPED_PRESSURE_HIGH : TYPED_PRESSURE_NORMAL;
}

TYPED_WEAK typed_pressure typed_pressure_level(const typed_system_memory *memory, typed_pressure_source source, unsigned high_percent, unsigned critical_percent)
{
    if (source == TYPED_SOURCE_NONE) {
        return TYPED_PRESSURE_NORMAL;
    }
    typed_pressure level = level_of(memory->system_percent, high_percent, critical_percent);
    if (source == TYPED_SOURCE_CGROUP) {
        const typed_pressure cgroup = level_of(memory->cgroup_percent, high_percent, critical_percent);
        level = TYPED_MOST(level, cgroup);
        if (memory->full_stalled_percent >= TYPED_STALLED_PERCENT) {
            level = TYPED_PRESSURE_CRITICAL;
        } else if (memory->some_stalled_percent >= TYPED_STALLED_PERCENT && level == TYPED_PRESSURE_NORMAL) {
            level = TYPED_PRESSURE_HIGH;
        }
    }
    return level;
}

TYPED_WEAK typed_pressure typed_pressure_now(void)
{
    typed_system_memory memory;
    (void)typed_system_memory_read(&memory);
    return typed_pressure_level(&memory, TYPED_SOURCE_CGROUP, TYPED_HIGH_PERCENT, TYPED_CRITICAL_PERCENT);
}

TYPED_WEAK const char *typed_pressure_string(typed_pressure level)
{
    switch (level) {
    case TYPED_PRESSURE_NORMAL:
        return "normal";
    case TYPED_PRESSURE_HIGH:
        return "high";
    case TYPED_PRESSURE_CRITICAL:
        return "critical";
    }
    return "unknown";
}
