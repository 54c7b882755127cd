/*
 * The two pooled types. The specs name this header, so the emitted pools know these types and call
 * the two init hooks below, inline.
 *
 * Everything a record needs is in the record: the links of its hash chain, its place in the order
 * of use, and the text of its key. So making a record is one allocation, and evicting it is one
 * free, and a pool of fixed capacity bounds the memory of the whole table.
 */
#ifndef RECORDS_H_INCLUDED
#define RECORDS_H_INCLUDED

#include <stddef.h>
#include <stdint.h>

/*
 * How much of a key is kept. The longest IPv6 address is 45 bytes; a longer key (a long host name,
 * a path made by a scanner) keeps its first bytes for display and is told apart from others by
 * its full length and a 64-bit keyed hash of all of it.
 */
enum {
    CLIENT_HOST_ROOM = 56,
    PATH_STAT_PATH_ROOM = 112
};

/* What both records begin with: all that the table and the ranking of a report look at. */
struct entry {
    struct entry *chain; /* next in the same bucket */
    struct entry *newer; /* neighbours in the order of last use */
    struct entry *older;
    uint64_t hash; /* of the whole key */
    size_t length; /* of the whole key: may exceed the room for its text */
    uint64_t requests;
    uint64_t bytes;
    uint64_t first_line; /* line number that made this record: unique, so it settles ties */
};

struct client {
    struct entry entry;
    uint64_t errors; /* answered with 4xx or 5xx */
    char host[CLIENT_HOST_ROOM];
};

struct path_stat {
    struct entry entry;
    uint64_t errors;
    uint64_t largest; /* bytes of the largest response */
    char path[PATH_STAT_PATH_ROOM];
};

/*
 * The hooks set what counts up from nothing. Links and key are set by table_insert, and the rest
 * of the text is never read, so a record is not cleared as a whole.
 */
static inline void client_init(struct client *client)
{
    client->entry.requests = 0;
    client->entry.bytes = 0;
    client->errors = 0;
}

static inline void path_stat_init(struct path_stat *path_stat)
{
    path_stat->entry.requests = 0;
    path_stat->entry.bytes = 0;
    path_stat->errors = 0;
    path_stat->largest = 0;
}

#endif
