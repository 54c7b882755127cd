/*
 * What a document is made of. The specs name this header, so the emitted allocators know these types.
 *
 * The children of a container are a list in the order of the text. A child of an object is the first
 * part of a struct member; a child of an array, and the root, are values alone.
 */
#ifndef VALUE_H_INCLUDED
#define VALUE_H_INCLUDED

#include <stdint.h>

#include "slice.h"

enum value_kind {
    VALUE_NULL,
    VALUE_FALSE,
    VALUE_TRUE,
    VALUE_NUMBER,
    VALUE_STRING,
    VALUE_ARRAY,
    VALUE_OBJECT
};

enum {
    VALUE_KINDS = VALUE_OBJECT + 1
};

struct value {
    struct value *next; /* in the same container; NULL for the last, and for the root */
    union {
        char *text; /* VALUE_STRING: decoded to UTF-8; VALUE_NUMBER: exactly as it was written */
        struct value *first; /* VALUE_ARRAY, VALUE_OBJECT: NULL when empty */
    } as;
    uint32_t length; /* of the text, which no NUL ends */
    enum value_kind kind;
};

/* A distinct key, shared by all members that have it. */
struct key {
    struct key *chain; /* next in the same bucket */
    struct key *older; /* the key made before this one */
    struct key *follower; /* the key that came after this one when it was last seen: a good guess */
    char *text; /* decoded to UTF-8, no NUL at the end */
    uint64_t hash;
    uint64_t head; /* the first eight bytes as they stand in a document, its closing quote included, */
    uint64_t head_mask; /* and which of them count; 0 where the key was written with escapes */
    uint32_t length;
};

/* The value comes first, so a child of an object is both. */
struct member {
    struct value value;
    const struct key *key;
};

/* An array or object that is open. */
struct level {
    struct level *below;
    struct value *container;
};

static inline const struct key *value_key(const struct value *child)
{
    return ((const struct member *)child)->key;
}

static inline struct slice value_text(const struct value *value)
{
    return (struct slice){value->as.text, value->length};
}

#endif
