#include "hash.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

static uint64_t rotate(uint64_t x, unsigned bits)
{
    return x << bits | x >> (64 - bits);
}

static void mix(uint64_t v[4])
{
    v[0] += v[1], v[1] = rotate(v[1], 13) ^ v[0], v[0] = rotate(v[0], 32);
    v[2] += v[3], v[3] = rotate(v[3], 16) ^ v[2];
    v[0] += v[3], v[3] = rotate(v[3], 21) ^ v[0];
    v[2] += v[1], v[1] = rotate(v[1], 17) ^ v[2], v[2] = rotate(v[2], 32);
}

static void take_word(uint64_t v[4], uint64_t word)
{
    v[3] ^= word;
    mix(v);
    v[0] ^= word;
}

/* One round for each word and three to finish. Words are in this machine's byte order: no hash leaves
 * the process. */
uint64_t hash_bytes(struct hash_seed seed, struct slice bytes)
{
    uint64_t v[4] = {seed.low ^ 0x736f6d6570736575, seed.high ^ 0x646f72616e646f6d,
        seed.low ^ 0x6c7967656e657261, seed.high ^ 0x7465646279746573};
    size_t i = 0;
    uint64_t word;
    for (; bytes.length - i >= sizeof word; i += sizeof word) {
        memcpy(&word, bytes.at + i, sizeof word);
        take_word(v, word);
    }
    word = (uint64_t)bytes.length << 56;
    for (unsigned shift = 0; i < bytes.length; i++, shift += 8) {
        word |= (uint64_t)(unsigned char)bytes.at[i] << shift;
    }
    take_word(v, word);
    v[2] ^= 0xff;
    for (int round = 0; round < 3; round++) {
        mix(v);
    }
    return v[0] ^ v[1] ^ v[2] ^ v[3];
}

struct hash_seed hash_seed_random(void)
{
    struct hash_seed seed = {0, 0};
    FILE *file = fopen("/dev/urandom", "rb");
    bool done = file != NULL && fread(&seed, sizeof seed, 1, file) == 1;
    if (file != NULL) {
        fclose(file);
    }
    if (!done) { /* hard to guess is all that is left, and no result depends on it */
        struct timespec now;
        clock_gettime(CLOCK_REALTIME, &now);
        seed.low = (uint64_t)now.tv_nsec ^ (uint64_t)now.tv_sec << 30;
        seed.high = (uint64_t)(uintptr_t)stdout;
    }
    return seed;
}
