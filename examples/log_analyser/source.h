/*
 * Where records come from: a typed pool for each type, or malloc. This is the only file pair that
 * knows the difference, so everything else that --compare measures is the same code.
 */
#ifndef SOURCE_H_INCLUDED
#define SOURCE_H_INCLUDED

#include <stdbool.h>
#include <stddef.h>

#include "records.h"
#include "typed_pool_client.h"
#include "typed_pool_path_stat.h"

enum source_kind {
    SOURCE_POOLS,
    SOURCE_MALLOC
};

/* Used where it was initialised: a pool is not copied or moved. */
struct source {
    enum source_kind kind;
    typed_pool_client clients; /* left zeroed with SOURCE_MALLOC, which is safe to destroy */
    typed_pool_path_stat paths;
};

/* False when memory for so many records cannot be had; there is nothing to destroy then. */
bool source_init(struct source *source, enum source_kind kind, size_t clients, size_t paths);

/*
 * Pools give everything back at once. Records from malloc must have been deleted one by one
 * before; source_needs_deletes says whether that is so.
 */
void source_destroy(struct source *source);
bool source_needs_deletes(const struct source *source);

/* An initialised record, or NULL when there is no memory. */
struct client *source_new_client(struct source *source);
struct path_stat *source_new_path(struct source *source);

void source_delete_client(struct source *source, struct client *client);
void source_delete_path(struct source *source, struct path_stat *path);

#endif
