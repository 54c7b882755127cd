#include "analysis.h"

#include <string.h>

_Static_assert(READER_LONGEST_LINE == 65536, "parse_reason says this number");

bool analysis_begin(struct analysis *analysis, enum source_kind kind, size_t clients,
    size_t paths)
{
    memset(analysis, 0, sizeof *analysis);
    analysis->hash_key = hash_key_random();
    if (!source_init(&analysis->source, kind, clients, paths)) {
        return false;
    }
    bool clients_ready = table_init(&analysis->clients, clients, offsetof(struct client, host),
        CLIENT_HOST_ROOM);
    bool paths_ready = table_init(&analysis->paths, paths, offsetof(struct path_stat, path),
        PATH_STAT_PATH_ROOM);
    if (!clients_ready || !paths_ready) {
        analysis_end(analysis);
        return false;
    }
    return true;
}

void analysis_end(struct analysis *analysis)
{
    if (source_needs_deletes(&analysis->source)) {
        struct entry *entry;
        while ((entry = table_take_oldest(&analysis->clients)) != NULL) {
            source_delete_client(&analysis->source, client_of(entry));
        }
        while ((entry = table_take_oldest(&analysis->paths)) != NULL) {
            source_delete_path(&analysis->source, path_of(entry));
        }
    }
    table_destroy(&analysis->clients);
    table_destroy(&analysis->paths);
    source_destroy(&analysis->source);
}

static uint64_t add_capped(uint64_t a, uint64_t b)
{
    return a > UINT64_MAX - b ? UINT64_MAX : a + b;
}

/*
 * The record of this host, made when there is none, at the price of the one not seen for longest
 * when there is no room. With a pool the free and the new that follow are the same slot twice, so
 * a table that evicts all the time works in memory that is already in the cache.
 */
static struct client *find_or_make_client(struct analysis *analysis, struct slice host)
{
    uint64_t hash = hash_bytes(analysis->hash_key, host);
    struct entry *entry = table_find(&analysis->clients, host, hash);
    if (entry != NULL) {
        return client_of(entry);
    }
    if (table_is_full(&analysis->clients)) {
        source_delete_client(&analysis->source, client_of(table_take_oldest(&analysis->clients)));
        analysis->clients_evicted++;
    }
    struct client *client = source_new_client(&analysis->source);
    if (client != NULL) {
        client->entry.first_line = analysis->lines;
        table_insert(&analysis->clients, &client->entry, host, hash);
    }
    return client;
}

/* The same for paths: short enough that two typed copies read better than one with casts. */
static struct path_stat *find_or_make_path(struct analysis *analysis, struct slice text)
{
    uint64_t hash = hash_bytes(analysis->hash_key, text);
    struct entry *entry = table_find(&analysis->paths, text, hash);
    if (entry != NULL) {
        return path_of(entry);
    }
    if (table_is_full(&analysis->paths)) {
        source_delete_path(&analysis->source, path_of(table_take_oldest(&analysis->paths)));
        analysis->paths_evicted++;
    }
    struct path_stat *path = source_new_path(&analysis->source);
    if (path != NULL) {
        path->entry.first_line = analysis->lines;
        table_insert(&analysis->paths, &path->entry, text, hash);
    }
    return path;
}

static void count_request(struct entry *entry, const struct log_line *line)
{
    entry->requests++;
    entry->bytes = add_capped(entry->bytes, line->size);
}

static bool count_line(struct analysis *analysis, const struct log_line *line)
{
    analysis->bytes = add_capped(analysis->bytes, line->size);
    analysis->status[line->status]++;

    struct client *client = find_or_make_client(analysis, line->host);
    if (client == NULL) {
        return false;
    }
    count_request(&client->entry, line);
    client->errors += line->status >= 400;

    if (line->path.length == 0) {
        analysis->pathless++;
        return true;
    }
    struct path_stat *path = find_or_make_path(analysis, line->path);
    if (path == NULL) {
        return false;
    }
    count_request(&path->entry, line);
    path->errors += line->status >= 400;
    if (path->largest < line->size) {
        path->largest = line->size;
    }
    return true;
}

static void count_malformed(struct analysis *analysis, struct slice text,
    enum parse_result reason)
{
    if (analysis->malformed < ANALYSIS_SHOWN) {
        struct malformed *shown = &analysis->shown[analysis->malformed];
        shown->line = analysis->lines;
        shown->reason = reason;
        shown->length = text.length;
        memcpy(shown->text, text.at,
            text.length < sizeof shown->text ? text.length : sizeof shown->text);
    }
    analysis->malformed++;
}

bool analysis_read(struct analysis *analysis, struct reader *reader)
{
    struct slice text;
    enum reader_result got;
    while ((got = reader_next(reader, &text)) != READER_END) {
        struct log_line line;
        enum parse_result result = PARSE_TOO_LONG;
        analysis->lines++;
        if (got == READER_LINE) {
            result = parse_line(text, &line);
        }
        if (result != PARSE_OK) {
            count_malformed(analysis, text, result);
        } else if (!count_line(analysis, &line)) {
            return false;
        }
    }
    return true;
}
