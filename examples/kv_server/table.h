/* Keys and values, shared by all workers: 64 shards with a lock each. */
#ifndef TABLE_H_INCLUDED
#define TABLE_H_INCLUDED

#include <stdbool.h>
#include <stddef.h>

enum {
    KEY_BYTES = 64,
    VALUE_BYTES = 256
}; /* with the 0 at their ends */

struct entry {
    struct entry *next;
    char key[KEY_BYTES];
    char value[VALUE_BYTES];
};

/* False when there is no memory or no lock. */
bool table_start(void);

/* Deletes everything; how many entries are live afterwards, of which there should be none. */
size_t table_end(void);

/* False when no entry is to be had. Both texts fit. */
bool table_set(const char *key, const char *value);

/* False when there is no such key. */
bool table_get(const char *key, char value[VALUE_BYTES]);
bool table_delete(const char *key);

#endif
