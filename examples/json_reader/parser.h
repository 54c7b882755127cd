/* What the parts of parsing share: the memory, the end, and why the text was refused. */
#ifndef PARSER_H_INCLUDED
#define PARSER_H_INCLUDED

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "parsed.h"

struct memory;
struct keys;

struct parser {
    struct memory *memory;
    struct keys *keys;
    const char *end;
    struct parsed parsed;
};

/* Each returns NULL for its caller to return. */
static inline const char *parser_expected(struct parser *parser, const char *at, const char *expected)
{
    parser->parsed.status = PARSE_INVALID;
    parser->parsed.at = at;
    parser->parsed.expected = expected;
    return NULL;
}

static inline const char *parser_no_memory(struct parser *parser)
{
    parser->parsed.status = PARSE_NO_MEMORY;
    return NULL;
}

/* A value counts its text in 32 bits. */
static inline bool parser_fits(struct parser *parser, size_t length)
{
    if (length <= UINT32_MAX) {
        return true;
    }
    parser->parsed.status = PARSE_TOO_LONG;
    return false;
}

#endif
