#include "table.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

_Static_assert(sizeof(struct entry) <= 64, "what a search passes by is one cache line");

/*
 * SipHash (Aumasson and Bernstein) with one round for each word and three to finish. Whoever can
 * send requests chooses the paths in a log, and with a weaker hash could choose them so that all
 * fall into one bucket. For a key of 40 bytes this costs a few per cent of reading the line.
 */
static uint64_t rotate(uint64_t x, unsigned bits)
{
    return x << bits | x >> (64 - bits);
}

static void sip_round(uint64_t v[4])
{
    v[0] += v[1], v[1] = rotate(v[1], 13) ^ v[0], v[0] = rotate(v[0], 32);
    v[2] += v[3], v[3] = rotate(v[3], 16) ^ v[2];
    v[0] += v[3], v[3] = rotate(v[3], 21) ^ v[0];
    v[2] += v[1], v[1] = rotate(v[1], 17) ^ v[2], v[2] = rotate(v[2], 32);
}

static void sip_word(uint64_t v[4], uint64_t word)
{
    v[3] ^= word;
    sip_round(v);
    v[0] ^= word;
}

uint64_t hash_bytes(struct hash_key key, struct slice bytes)
{
    uint64_t v[4] = {key.low ^ 0x736f6d6570736575, key.high ^ 0x646f72616e646f6d,
        key.low ^ 0x6c7967656e657261, key.high ^ 0x7465646279746573};
    size_t i = 0;
    uint64_t word; /* in this machine's byte order: no hash leaves the process */
    for (; bytes.length - i >= sizeof word; i += sizeof word) {
        memcpy(&word, bytes.at + i, sizeof word);
        sip_word(v, word);
    }
    word = (uint64_t)bytes.length << 56;
    for (unsigned shift = 0; i < bytes.length; i++, shift += 8) {
        word |= (uint64_t)(unsigned char)bytes.at[i] << shift;
    }
    sip_word(v, word);
    v[2] ^= 0xff;
    for (int round = 0; round < 3; round++) {
        sip_round(v);
    }
    return v[0] ^ v[1] ^ v[2] ^ v[3];
}

struct hash_key hash_key_random(void)
{
    struct hash_key key = {0, 0};
    FILE *file = fopen("/dev/urandom", "rb");
    bool done = file != NULL && fread(&key, sizeof key, 1, file) == 1;
    if (file != NULL) {
        fclose(file);
    }
    if (!done) { /* hard to guess is all that is left, and no result depends on it */
        struct timespec now;
        clock_gettime(CLOCK_REALTIME, &now);
        key.low = (uint64_t)now.tv_nsec ^ (uint64_t)now.tv_sec << 30;
        key.high = (uint64_t)(uintptr_t)stdout;
    }
    return key;
}

bool table_init(struct table *table, size_t capacity, size_t text_offset, size_t text_room)
{
    size_t buckets = 1;
    while (buckets < capacity) {
        buckets *= 2;
    }
    *table = (struct table){.buckets = calloc(buckets, sizeof(struct entry *)),
        .mask = buckets - 1,
        .capacity = capacity,
        .text_offset = text_offset,
        .text_room = text_room};
    return table->buckets != NULL;
}

void table_destroy(struct table *table)
{
    free(table->buckets);
}

struct slice table_text(const struct table *table, const struct entry *entry)
{
    size_t kept = entry->length < table->text_room ? entry->length : table->text_room;
    return (struct slice){(const char *)entry + table->text_offset, kept};
}

static void unlink_use(struct table *table, struct entry *entry)
{
    *(entry->newer != NULL ? &entry->newer->older : &table->newest) = entry->older;
    *(entry->older != NULL ? &entry->older->newer : &table->oldest) = entry->newer;
}

static void link_newest(struct table *table, struct entry *entry)
{
    entry->newer = NULL;
    entry->older = table->newest;
    *(table->newest != NULL ? &table->newest->newer : &table->oldest) = entry;
    table->newest = entry;
}

/* A key that did not fit is the same key when its whole hash, its length and its beginning are. */
static bool is_key(const struct table *table, const struct entry *entry, struct slice key,
    uint64_t hash)
{
    if (entry->hash != hash || entry->length != key.length) {
        return false;
    }
    struct slice text = table_text(table, entry);
    return memcmp(text.at, key.at, text.length) == 0;
}

struct entry *table_find(struct table *table, struct slice key, uint64_t hash)
{
    struct entry *entry = table->buckets[hash & table->mask];
    while (entry != NULL && !is_key(table, entry, key, hash)) {
        entry = entry->chain;
    }
    if (entry != NULL && entry != table->newest) {
        unlink_use(table, entry);
        link_newest(table, entry);
    }
    return entry;
}

void table_insert(struct table *table, struct entry *entry, struct slice key, uint64_t hash)
{
    struct entry **bucket = &table->buckets[hash & table->mask];
    entry->hash = hash;
    entry->length = key.length;
    entry->chain = *bucket;
    *bucket = entry;
    link_newest(table, entry);
    table->count++;
    size_t kept = key.length < table->text_room ? key.length : table->text_room;
    memcpy((char *)entry + table->text_offset, key.at, kept);
}

struct entry *table_take_oldest(struct table *table)
{
    struct entry *entry = table->oldest;
    if (entry == NULL) {
        return NULL;
    }
    struct entry **link = &table->buckets[entry->hash & table->mask];
    while (*link != entry) {
        link = &(*link)->chain;
    }
    *link = entry->chain;
    unlink_use(table, entry);
    table->count--;
    return entry;
}
