/*
 * Strings and keys. Most have nothing to decode: they are scanned, then copied as a whole. The first
 * backslash leads to text_decode, which builds the text piece by piece as the newest thing in memory.
 */
#ifndef PARSE_TEXT_H_INCLUDED
#define PARSE_TEXT_H_INCLUDED

#include <typed/base.h>

#include "keys.h"
#include "memory.h"
#include "parser.h"
#include "scan.h"
#include "utf8.h"

/* A text that is being decoded, in more room than it has filled. */
struct text {
    char *at;
    size_t length;
    size_t room;
};

/* To the closing quote or a backslash; NULL for what a string may not have. */
static inline const char *text_scan(struct parser *parser, const char *at)
{
    for (;;) {
        at = scan_plain(at);
        if (*at == '"' || *at == '\\') {
            return at;
        }
        if ((unsigned char)*at < ' ') {
            return parser_expected(parser, at, at == parser->end ? "'\"'" : "control characters to be escaped");
        }
        size_t length = utf8_length(at);
        if (length == 0) {
            return parser_expected(parser, at, "UTF-8");
        }
        at += length;
    }
}

/* Doubling costs nothing while the text grows in place; where it cannot, it keeps a text from being moved
 * for every escape. */
static inline bool text_make_room(struct parser *parser, struct text *text, size_t needed)
{
    size_t room = text->room == 0 ? 32 : text->room;
    while (room < needed) {
        room *= 2;
    }
    char *roomier = room == text->room ? text->at : memory_resize(parser->memory, text->at, text->room, room);
    if (roomier == NULL) {
        (void)parser_no_memory(parser);
        return false;
    }
    text->at = roomier;
    text->room = room;
    return true;
}

static inline bool text_append(struct parser *parser, struct text *text, const char *from, size_t length)
{
    size_t needed = text->length + length;
    if (!parser_fits(parser, needed) || !text_make_room(parser, text, needed)) {
        return false;
    }
    memcpy(text->at + text->length, from, length);
    text->length = needed;
    return true;
}

/* Down to what it has filled: at least one character, since there was an escape. */
static inline void text_finish(struct parser *parser, struct text *text)
{
    char *exact = memory_resize(parser->memory, text->at, text->room, text->length);
    if (exact != NULL) {
        text->at = exact;
        text->room = text->length;
    }
}

/* Four hexadecimal digits. */
static inline const char *escape_hex(struct parser *parser, const char *at, uint32_t *unit)
{
    *unit = 0;
    for (int i = 0; i < 4; i++, at++) {
        char lower = (char)(*at | 0x20);
        if (scan_is_digit(*at)) {
            *unit = *unit << 4 | (uint32_t)(*at - '0');
        } else if (lower >= 'a' && lower <= 'f') {
            *unit = *unit << 4 | (uint32_t)(lower - 'a' + 10);
        } else {
            return parser_expected(parser, at, "four hexadecimal digits");
        }
    }
    return at;
}

/* What follows \u: a code point, from two escapes where they are a surrogate pair. The grammar allows a
 * surrogate that has no partner; it is kept as it is. */
static inline const char *escape_point(struct parser *parser, const char *at, uint32_t *point)
{
    at = escape_hex(parser, at, point);
    if (at != NULL && *point >= 0xd800 && *point < 0xdc00 && at[0] == '\\' && at[1] == 'u') {
        uint32_t low;
        const char *after = escape_hex(parser, at + 2, &low);
        if (after == NULL) {
            return NULL;
        }
        if (low >= 0xdc00 && low < 0xe000) {
            *point = 0x10000 + ((*point - 0xd800) << 10) + (low - 0xdc00);
            return after;
        }
    }
    return at;
}

/* An escape, after its backslash, to UTF-8. */
static inline const char *escape_read(struct parser *parser, const char *at, char out[4], size_t *length)
{
    static const char names[] = "\"\\/bfnrt", meanings[] = "\"\\/\b\f\n\r\t";
    if (*at == 'u') {
        uint32_t point;
        at = escape_point(parser, at + 1, &point);
        if (at != NULL) {
            *length = utf8_encode(point, out);
        }
        return at;
    }
    const char *name = *at != '\0' ? strchr(names, *at) : NULL;
    if (name == NULL) {
        return parser_expected(parser, at, "one of \"\\/bfnrtu after a backslash");
    }
    out[0] = meanings[name - names];
    *length = 1;
    return at + 1;
}

/* From the first backslash on; `from` up to `at` is as it is. */
static inline const char *text_decode_into(struct parser *parser, const char *from, const char *at, struct text *text)
{
    for (;;) {
        if (!text_append(parser, text, from, (size_t)(at - from))) {
            return NULL;
        }
        if (*at == '"') {
            return at + 1;
        }
        char decoded[4];
        size_t length;
        from = escape_read(parser, at + 1, decoded, &length);
        if (from == NULL || !text_append(parser, text, decoded, length)) {
            return NULL;
        }
        at = text_scan(parser, from);
        if (at == NULL) {
            return NULL;
        }
    }
}

TYPED_COLD static const char *text_decode(struct parser *parser, const char *from, const char *at, struct text *text)
{
    *text = (struct text){.at = NULL};
    at = text_decode_into(parser, from, at, text);
    if (at == NULL) {
        memory_drop_text(parser->memory, text->at, text->room);
    } else {
        text_finish(parser, text);
    }
    return at;
}

/* A string, after its opening quote. */
static inline const char *string_read(struct parser *parser, const char *at, struct value *value)
{
    const char *from = at;
    struct text text = {.at = NULL};
    at = text_scan(parser, at);
    if (at == NULL) {
        return NULL;
    }
    if (*at == '"') {
        text.length = (size_t)(at - from);
        if (!parser_fits(parser, text.length)) {
            return NULL;
        }
        if (text.length > 0) {
            text.at = memory_text(parser->memory, from, text.length);
            if (text.at == NULL) {
                return parser_no_memory(parser);
            }
        }
        at++;
    } else {
        at = text_decode(parser, from, at, &text);
        if (at == NULL) {
            return NULL;
        }
    }
    value->as.text = text.at;
    value->length = (uint32_t)text.length;
    value->kind = VALUE_STRING;
    return at;
}

/* A key that was not guessed, after its opening quote. Its text is only copied when the key is new. */
static inline const char *key_read(struct parser *parser, const char *at, const struct key **out)
{
    const char *from = at;
    at = text_scan(parser, at);
    if (at == NULL) {
        return NULL;
    }
    bool is_plain = *at == '"';
    struct text decoded = {.at = NULL};
    struct slice text = {from, (size_t)(at - from)};
    if (is_plain) {
        at++;
        if (!parser_fits(parser, text.length)) {
            return NULL;
        }
    } else {
        at = text_decode(parser, from, at, &decoded);
        if (at == NULL) {
            return NULL;
        }
        text = (struct slice){decoded.at, decoded.length};
    }
    uint64_t hash = hash_bytes(parser->keys->seed, text);
    struct key *key = keys_find(parser->keys, text, hash);
    if (key != NULL) {
        memory_drop_text(parser->memory, decoded.at, decoded.room);
    } else {
        char *own = is_plain && text.length > 0 ? memory_text(parser->memory, text.at, text.length) : decoded.at;
        bool has_text = own != NULL || text.length == 0;
        key = has_text ? keys_add(parser->keys, parser->memory, own, text.length, hash, is_plain) : NULL;
        if (key == NULL) {
            memory_drop_text(parser->memory, own, is_plain ? text.length : decoded.room);
            return parser_no_memory(parser);
        }
    }
    keys_follow(parser->keys, key);
    *out = key;
    return at;
}

#endif
