/*
 * A chained hash table of entries that is also a list in the order of last use. It owns its
 * buckets and no entry: records are made and freed by whoever fills the table (see source.h).
 * The number of buckets is fixed by the capacity, so nothing is ever rehashed.
 */
#ifndef TABLE_H_INCLUDED
#define TABLE_H_INCLUDED

#include <stdbool.h>
#include <stdint.h>

#include "records.h"
#include "slice.h"

struct hash_key {
    uint64_t low;
    uint64_t high;
};

struct table {
    struct entry **buckets;
    size_t mask; /* buckets - 1; their number is a power of two, at least the capacity */
    size_t count;
    size_t capacity;
    struct entry *newest;
    struct entry *oldest;
    size_t text_offset; /* where, in a record, the text of its key is */
    size_t text_room;
};

/* A key that this process's hashes start from. */
struct hash_key hash_key_random(void);

/* SipHash-1-3 of the bytes. */
uint64_t hash_bytes(struct hash_key key, struct slice bytes);

/* False when there is no memory for the buckets. capacity is at least 1. */
bool table_init(struct table *table, size_t capacity, size_t text_offset, size_t text_room);
void table_destroy(struct table *table);

static inline bool table_is_full(const struct table *table)
{
    return table->count == table->capacity;
}

/* The entry of this key, now the newest; or NULL. Expected O(1 + length of the key). */
struct entry *table_find(struct table *table, struct slice key, uint64_t hash);

/* Copies as much of the key as there is room for. The table is not full and has no such key. */
void table_insert(struct table *table, struct entry *entry, struct slice key, uint64_t hash);

/* Takes the least recently used entry out of the table; NULL when it is empty. */
struct entry *table_take_oldest(struct table *table);

/* The text of an entry's key that was kept. */
struct slice table_text(const struct table *table, const struct entry *entry);

#endif
