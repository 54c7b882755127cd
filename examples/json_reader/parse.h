/*
 * RFC 8259, all of it and nothing else, in one loop without recursion: containers that are open are on
 * the stack of the memory.
 *
 *   text_read     a string, as it is or decoded       parse_key     "key" :
 *   number_read   a number, kept as it is written     parse_value   what begins a value
 *   word_read     true, false, null                   parse         values, commas and brackets
 *
 * Functions that read take the position where something begins and return the one after it, or NULL when
 * they have noted why not. They are inline because they are compiled twice, once for each kind of memory.
 */
#ifndef PARSE_H_INCLUDED
#define PARSE_H_INCLUDED

#include "keys.h"
#include "memory.h"
#include "parse_text.h"
#include "parsed.h"
#include "parser.h"
#include "scan.h"

static inline const char *number_read(struct parser *parser, const char *at, struct value *value)
{
    const char *from = at;
    if (*at == '-') {
        at++;
    }
    if (*at == '0') {
        at++; /* and no digit after it */
    } else if (scan_is_digit(*at)) {
        at = scan_digits(at);
    } else {
        return parser_expected(parser, at, "a digit");
    }
    if (*at == '.') {
        if (!scan_is_digit(*++at)) {
            return parser_expected(parser, at, "a digit after the point");
        }
        at = scan_digits(at);
    }
    if (*at == 'e' || *at == 'E') {
        at++;
        if (*at == '+' || *at == '-') {
            at++;
        }
        if (!scan_is_digit(*at)) {
            return parser_expected(parser, at, "a digit of the exponent");
        }
        at = scan_digits(at);
    }
    size_t length = (size_t)(at - from);
    if (!parser_fits(parser, length)) {
        return NULL;
    }
    value->as.text = memory_text(parser->memory, from, length);
    if (value->as.text == NULL) {
        return parser_no_memory(parser);
    }
    value->length = (uint32_t)length;
    value->kind = VALUE_NUMBER;
    return at;
}

static inline const char *word_read(struct parser *parser, const char *at, const char *word, struct value *value, enum value_kind kind)
{
    for (; *word != '\0'; word++, at++) {
        if (*at != *word) {
            return parser_expected(parser, at, kind == VALUE_TRUE ? "'true'" : kind == VALUE_FALSE ? "'false'"
                                                                                                   : "'null'");
        }
    }
    value->kind = kind;
    return at;
}

/* A key, its colon, and up to the value. */
static inline const char *parse_key(struct parser *parser, const char *at, bool is_first, const struct key **key)
{
    if (*at != '"') {
        return parser_expected(parser, at, is_first ? "a key in quotes or '}'" : "a key in quotes");
    }
    at++;
    *key = keys_guess(parser->keys, at, parser->end);
    at = *key != NULL ? at + (*key)->length + 1 : key_read(parser, at, key);
    if (at == NULL) {
        return NULL;
    }
    at = scan_space(at);
    if (*at != ':') {
        return parser_expected(parser, at, "':' after a key");
    }
    return scan_space(at + 1);
}

/* A whole value, or the beginning of a container that is not empty, up to its first child. */
static inline const char *parse_value(struct parser *parser, const char *at, bool may_end, struct value *value)
{
    switch (*at) {
    case '"':
        return string_read(parser, at + 1, value);
    case '{':
    case '[':
        value->kind = *at == '{' ? VALUE_OBJECT : VALUE_ARRAY;
        value->as.first = NULL;
        return scan_space(at + 1);
    case 't':
        return word_read(parser, at, "true", value, VALUE_TRUE);
    case 'f':
        return word_read(parser, at, "false", value, VALUE_FALSE);
    case 'n':
        return word_read(parser, at, "null", value, VALUE_NULL);
    default:
        if (*at == '-' || scan_is_digit(*at)) {
            return number_read(parser, at, value);
        }
        return parser_expected(parser, at, may_end ? "a value or ']'" : "a value");
    }
}

/* A child of `container`, or the root; of an object with its key. It is linked at once, so that whatever
 * happens the tree is whole; until more is known of it, it is a null. */
static inline const char *parse_child(struct parser *parser, const char *at, struct value *container, struct value **link)
{
    struct value *child;
    bool is_first = container != NULL && link == &container->as.first;
    bool has_key = container != NULL && container->kind == VALUE_OBJECT;
    if (has_key) {
        const struct key *key;
        at = parse_key(parser, at, is_first, &key);
        if (at == NULL) {
            return NULL;
        }
        struct member *member = memory_member(parser->memory);
        if (member == NULL) {
            return parser_no_memory(parser);
        }
        member->key = key;
        child = &member->value;
    } else {
        child = memory_value(parser->memory);
        if (child == NULL) {
            return parser_no_memory(parser);
        }
    }
    child->next = NULL;
    child->kind = VALUE_NULL;
    *link = child;
    return parse_value(parser, at, is_first && !has_key, child);
}

static inline char closing(const struct value *container)
{
    return container->kind == VALUE_OBJECT ? '}' : ']';
}

/* The tree below *root, which is whole even when the text is not. */
static inline const char *parse_tree(struct parser *parser, const char *at, struct value **root)
{
    struct value *container = NULL; /* innermost that is open */
    struct value **link = root; /* where the next child goes */
    at = scan_space(at);
    for (;;) {
        at = parse_child(parser, at, container, link);
        if (at == NULL) {
            return NULL;
        }
        struct value *child = *link;
        link = &child->next;
        if (child->kind >= VALUE_ARRAY) {
            if (*at == closing(child)) {
                at++;
            } else if (memory_push(parser->memory, child)) {
                container = child;
                link = &child->as.first;
                continue;
            } else {
                return parser_no_memory(parser);
            }
        }
        for (;;) { /* what may follow a value: a comma, or the ends of containers */
            at = scan_space(at);
            if (container == NULL) {
                return at;
            }
            if (*at == ',') {
                at = scan_space(at + 1);
                break;
            }
            if (*at != closing(container)) {
                return parser_expected(parser, at, container->kind == VALUE_OBJECT ? "',' or '}'" : "',' or ']'");
            }
            at++;
            link = &container->next;
            container = memory_pop(parser->memory);
        }
    }
}

static inline struct parsed parse(struct memory *memory, struct keys *keys, struct slice text)
{
    struct parser parser = {.memory = memory, .keys = keys, .end = text.at + text.length, .parsed = {.status = PARSE_OK}};
    const char *at = parse_tree(&parser, text.at, &parser.parsed.root);
    if (at != NULL && at != parser.end) {
        (void)parser_expected(&parser, at, "nothing after the document");
    }
    return parser.parsed;
}

#endif
