#include "table.h"

#include "typed_pool_entry.h"

#include <pthread.h>
#include <stdint.h>

enum {
    SHARDS = 64,
    CHAINS = 256
};

typedef struct shard {
    pthread_mutex_t mutex;
    struct entry *chains[CHAINS];
} shard;

static shard shards[SHARDS];
static typed_pool_entry entries;

bool table_start(void)
{
    if (typed_pool_entry_init(&entries) != TYPED_OK) {
        return false;
    }
    for (size_t i = 0; i < SHARDS; i++) {
        if (pthread_mutex_init(&shards[i].mutex, NULL) != 0) {
            return false;
        }
    }
    return true;
}

size_t table_end(void)
{
    for (size_t i = 0; i < SHARDS; i++) {
        for (size_t j = 0; j < CHAINS; j++) {
            while (shards[i].chains[j] != NULL) {
                struct entry *entry = shards[i].chains[j];
                shards[i].chains[j] = entry->next;
                typed_pool_entry_free(&entries, entry);
            }
        }
        pthread_mutex_destroy(&shards[i].mutex);
    }
    const size_t live = typed_pool_entry_live(&entries);
    typed_pool_entry_destroy(&entries);
    return live;
}

/* Fowler, Noll and Vo's FNV-1a. */
static uint64_t hash_of(const char *key)
{
    uint64_t hash = UINT64_C(14695981039346656037);
    for (; *key != '\0'; key++) {
        hash = (hash ^ (unsigned char)*key) * UINT64_C(1099511628211);
    }
    return hash;
}

/* The place of a key in its chain, which is NULL when the key is not there. Its shard is locked. */
static struct entry **place_of(shard *of, uint64_t hash, const char *key)
{
    struct entry **at = &of->chains[hash / SHARDS % CHAINS];
    while (*at != NULL && strcmp((*at)->key, key) != 0) {
        at = &(*at)->next;
    }
    return at;
}

bool table_set(const char *key, const char *value)
{
    const uint64_t hash = hash_of(key);
    shard *of = &shards[hash % SHARDS];
    pthread_mutex_lock(&of->mutex);
    struct entry **at = place_of(of, hash, key);
    if (*at == NULL) {
        struct entry *made = typed_pool_entry_alloc(&entries);
        if (made != NULL) {
            made->next = NULL;
            memcpy(made->key, key, strlen(key) + 1);
        }
        *at = made;
    }
    if (*at != NULL) {
        memcpy((*at)->value, value, strlen(value) + 1);
    }
    const bool is_set = *at != NULL;
    pthread_mutex_unlock(&of->mutex);
    return is_set;
}

bool table_get(const char *key, char value[VALUE_BYTES])
{
    const uint64_t hash = hash_of(key);
    shard *of = &shards[hash % SHARDS];
    pthread_mutex_lock(&of->mutex);
    const struct entry *found = *place_of(of, hash, key);
    if (found != NULL) {
        memcpy(value, found->value, VALUE_BYTES);
    }
    pthread_mutex_unlock(&of->mutex);
    return found != NULL;
}

bool table_delete(const char *key)
{
    const uint64_t hash = hash_of(key);
    shard *of = &shards[hash % SHARDS];
    pthread_mutex_lock(&of->mutex);
    struct entry **at = place_of(of, hash, key);
    struct entry *found = *at;
    if (found != NULL) {
        *at = found->next;
    }
    pthread_mutex_unlock(&of->mutex);
    if (found != NULL) {
        typed_pool_entry_free(&entries, found);
    }
    return found != NULL;
}
