#include "source.h"

#include <stdlib.h>
#include <string.h>

bool source_init(struct source *source, enum source_kind kind, size_t clients, size_t paths)
{
    memset(source, 0, sizeof *source);
    source->kind = kind;
    if (kind == SOURCE_MALLOC) {
        return true;
    }
    if (typed_pool_client_init_capacity(&source->clients, clients) != TYPED_OK) {
        return false;
    }
    if (typed_pool_path_stat_init_capacity(&source->paths, paths) != TYPED_OK) {
        typed_pool_client_destroy(&source->clients);
        return false;
    }
    return true;
}

void source_destroy(struct source *source)
{
    typed_pool_client_destroy(&source->clients);
    typed_pool_path_stat_destroy(&source->paths);
}

bool source_needs_deletes(const struct source *source)
{
    return source->kind == SOURCE_MALLOC;
}

struct client *source_new_client(struct source *source)
{
    if (source->kind == SOURCE_POOLS) {
        return typed_pool_client_new(&source->clients);
    }
    struct client *client = malloc(sizeof *client);
    if (client != NULL) {
        client_init(client);
    }
    return client;
}

struct path_stat *source_new_path(struct source *source)
{
    if (source->kind == SOURCE_POOLS) {
        return typed_pool_path_stat_new(&source->paths);
    }
    struct path_stat *path = malloc(sizeof *path);
    if (path != NULL) {
        path_stat_init(path);
    }
    return path;
}

void source_delete_client(struct source *source, struct client *client)
{
    if (source->kind == SOURCE_POOLS) {
        typed_pool_client_delete(&source->clients, client);
    } else {
        free(client);
    }
}

void source_delete_path(struct source *source, struct path_stat *path)
{
    if (source->kind == SOURCE_POOLS) {
        typed_pool_path_stat_delete(&source->paths, path);
    } else {
        free(path);
    }
}
