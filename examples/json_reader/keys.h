/*
 * The distinct keys of the documents that a reader holds: the same text is the same struct key.
 *
 * Records have the same keys in the same order, so the key that followed the last one before is tried
 * first: where it is the one, eight bytes are compared and nothing is hashed, nor even scanned.
 *
 * These functions are inline because they are compiled twice, once for each kind of memory.
 */
#ifndef KEYS_H_INCLUDED
#define KEYS_H_INCLUDED

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "hash.h"
#include "memory.h"
#include "scan.h"
#include "value.h"

struct keys {
    struct key **buckets;
    size_t mask; /* buckets - 1, a power of two less one */
    size_t count;
    struct key *newest;
    struct key *last; /* that was read */
    struct hash_seed seed;
};

static inline bool keys_init(struct keys *keys)
{
    enum {
        BUCKETS = 256
    };
    *keys = (struct keys){.buckets = calloc(BUCKETS, sizeof(struct key *)), .mask = BUCKETS - 1, .seed = hash_seed_random()};
    return keys->buckets != NULL;
}

static inline void keys_end(struct keys *keys)
{
    free(keys->buckets);
}

/* The key that begins at `at`, after its opening quote, if the guess is right; else NULL. The text after
 * `at` is as long as the whole key and its quote, or ends in padding. */
static inline const struct key *keys_guess(struct keys *keys, const char *at, const char *end)
{
    struct key *key = keys->last != NULL ? keys->last->follower : NULL;
    if (key == NULL || ((scan_load(at) ^ key->head) & key->head_mask) != 0 || key->head_mask == 0) {
        return NULL;
    }
    if (key->length >= sizeof key->head) {
        size_t rest = key->length - sizeof key->head;
        at += sizeof key->head;
        if ((size_t)(end - at) <= rest || memcmp(at, key->text + sizeof key->head, rest) != 0 || at[rest] != '"') {
            return NULL;
        }
    }
    keys->last = key;
    return key;
}

static inline void keys_grow(struct keys *keys)
{
    size_t buckets = (keys->mask + 1) * 2;
    struct key **grown = calloc(buckets, sizeof(struct key *));
    if (grown == NULL) {
        return; /* longer chains, and no harm otherwise */
    }
    for (struct key *key = keys->newest; key != NULL; key = key->older) {
        struct key **bucket = &grown[key->hash & (buckets - 1)];
        key->chain = *bucket;
        *bucket = key;
    }
    free(keys->buckets);
    keys->buckets = grown;
    keys->mask = buckets - 1;
}

/* What keys_guess compares: as many of the first eight bytes of `text"` as there are. */
static inline void keys_set_head(struct key *key, bool is_plain)
{
    unsigned char head[sizeof key->head] = {0}, mask[sizeof key->head] = {0};
    for (size_t i = 0; is_plain && i < sizeof head && i <= key->length; i++) {
        head[i] = i < key->length ? (unsigned char)key->text[i] : '"';
        mask[i] = 0xff;
    }
    memcpy(&key->head, head, sizeof head);
    memcpy(&key->head_mask, mask, sizeof mask);
}

static inline struct key *keys_find(const struct keys *keys, struct slice text, uint64_t hash)
{
    struct key *key = keys->buckets[hash & keys->mask];
    while (key != NULL && !(key->hash == hash && key->length == text.length &&
                              (text.length == 0 || memcmp(key->text, text.at, text.length) == 0))) {
        key = key->chain;
    }
    return key;
}

static inline void keys_follow(struct keys *keys, struct key *key)
{
    if (keys->last != NULL) {
        keys->last->follower = key;
    }
    keys->last = key;
}

/* A key that is new, with a text that is now its own; NULL when there is no memory. */
static inline struct key *keys_add(struct keys *keys, struct memory *memory, char *text, size_t length, uint64_t hash, bool is_plain)
{
    struct key *key = memory_key(memory);
    if (key == NULL) {
        return NULL;
    }
    if (keys->count > keys->mask) {
        keys_grow(keys);
    }
    struct key **bucket = &keys->buckets[hash & keys->mask];
    *key = (struct key){.chain = *bucket, .older = keys->newest, .text = text, .hash = hash, .length = (uint32_t)length};
    keys_set_head(key, is_plain);
    *bucket = key;
    keys->newest = key;
    keys->count++;
    return key;
}

static inline void keys_unlink_newest(struct keys *keys)
{
    struct key *key = keys->newest;
    struct key **link = &keys->buckets[key->hash & keys->mask];
    while (*link != key) {
        link = &(*link)->chain;
    }
    *link = key->chain;
    keys->newest = key->older;
    keys->count--;
}

/* Give back the keys that were made since there were `count`. */
static inline void keys_forget(struct keys *keys, struct memory *memory, size_t count)
{
    while (keys->count > count) {
        struct key *key = keys->newest;
        keys_unlink_newest(keys);
        memory_drop_key(memory, key);
    }
    for (struct key *key = keys->newest; key != NULL; key = key->older) {
        key->follower = NULL; /* it may be one of those */
    }
    keys->last = NULL;
}

/* Give back all keys. The table is not cleared as a whole: one large document would make every later one pay. */
static inline void keys_reset(struct keys *keys, struct memory *memory)
{
    for (const struct key *key = keys->newest; key != NULL; key = key->older) {
        keys->buckets[key->hash & keys->mask] = NULL;
    }
    memory_drop_keys(memory, keys->newest);
    keys->newest = keys->last = NULL;
    keys->count = 0;
}

#endif
