/*
 * What is counted while lines go by, and the records behind it. An analysis is used where it was
 * begun: the pools in it are not copied or moved.
 */
#ifndef ANALYSIS_H_INCLUDED
#define ANALYSIS_H_INCLUDED

#include <stdbool.h>
#include <stdint.h>

#include "parse.h"
#include "reader.h"
#include "source.h"
#include "table.h"

enum {
    ANALYSIS_STATUSES = 600,
    ANALYSIS_SHOWN = 5,
    ANALYSIS_SHOWN_BYTES = 72
};

/* A malformed line, kept for display: the line itself is gone when the report is written. */
struct malformed {
    uint64_t line;
    enum parse_result reason;
    size_t length;
    char text[ANALYSIS_SHOWN_BYTES];
};

struct analysis {
    struct source source;
    struct table clients;
    struct table paths;
    struct hash_key hash_key;

    uint64_t lines;
    uint64_t malformed;
    uint64_t pathless; /* good lines without a path */
    uint64_t bytes; /* sent; sums stay at UINT64_MAX rather than wrap */
    uint64_t status[ANALYSIS_STATUSES];
    uint64_t clients_evicted;
    uint64_t paths_evicted;

    struct malformed shown[ANALYSIS_SHOWN]; /* the first ones */
};

/* False when there is no memory; there is nothing to end then. */
bool analysis_begin(struct analysis *analysis, enum source_kind kind, size_t clients, size_t paths);

/* Every line up to the end of the input. False when there was no memory for a record. */
bool analysis_read(struct analysis *analysis, struct reader *reader);

void analysis_end(struct analysis *analysis);

/* The record an entry is the beginning of. */
static inline struct client *client_of(struct entry *entry)
{
    return (struct client *)entry;
}

static inline struct path_stat *path_of(struct entry *entry)
{
    return (struct path_stat *)entry;
}

#endif
