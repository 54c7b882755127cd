/* SipHash with a key of this process: whoever writes a document chooses its keys, and with a weaker hash
 * could choose them so that all fall into one bucket. */
#ifndef HASH_H_INCLUDED
#define HASH_H_INCLUDED

#include <stdint.h>

#include "slice.h"

struct hash_seed {
    uint64_t low, high;
};

struct hash_seed hash_seed_random(void);
uint64_t hash_bytes(struct hash_seed seed, struct slice bytes);

#endif
