/*
 * Steps over parts of a text. All of them may look at SCAN_PADDING bytes past its end, the first of
 * which is a NUL: no part of JSON may have one, so none of these loops has to ask where the end is.
 */
#ifndef SCAN_H_INCLUDED
#define SCAN_H_INCLUDED

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

enum {
    SCAN_PADDING = 16
};

#define SCAN_EACH_BYTE UINT64_C(0x0101010101010101)
#define SCAN_HIGH_BITS UINT64_C(0x8080808080808080)

static inline uint64_t scan_load(const char *at)
{
    uint64_t word;
    memcpy(&word, at, sizeof word);
    return word;
}

/* A word whose lowest bit set is in the first byte that is a quote, a backslash, a control character
 * or not ASCII: below that byte, no subtraction borrows from its neighbour. */
static inline uint64_t scan_specials(uint64_t word)
{
    uint64_t quotes = (word ^ SCAN_EACH_BYTE * '"') - SCAN_EACH_BYTE;
    uint64_t backslashes = (word ^ SCAN_EACH_BYTE * '\\') - SCAN_EACH_BYTE;
    uint64_t controls = word - SCAN_EACH_BYTE * ' ';
    return (quotes | backslashes | controls | word) & SCAN_HIGH_BITS;
}

static inline bool scan_is_special(char byte)
{
    unsigned char c = (unsigned char)byte;
    return c < ' ' || c >= 0x80 || c == '"' || c == '\\';
}

#if defined(__GNUC__) && defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
#define SCAN_HAS_WORDS 1
static inline size_t scan_first_byte(uint64_t specials)
{
    return (size_t)__builtin_ctzll(specials) / 8;
}
#else
#define SCAN_HAS_WORDS 0
#endif

/* To the first byte that a string cannot just copy. */
static inline const char *scan_plain(const char *at)
{
#if SCAN_HAS_WORDS
    uint64_t specials;
    while ((specials = scan_specials(scan_load(at))) == 0) {
        at += sizeof specials;
    }
    return at + scan_first_byte(specials);
#else
    while (!scan_is_special(*at)) {
        at++;
    }
    return at;
#endif
}

/* The same where the text has an end and no padding. */
static inline const char *scan_plain_until(const char *at, const char *end)
{
#if SCAN_HAS_WORDS
    while (end - at >= (ptrdiff_t)sizeof(uint64_t)) {
        uint64_t specials = scan_specials(scan_load(at));
        if (specials != 0) {
            return at + scan_first_byte(specials);
        }
        at += sizeof specials;
    }
#endif
    while (at < end && !scan_is_special(*at)) {
        at++;
    }
    return at;
}

static inline bool scan_is_space(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

static inline const char *scan_space(const char *at)
{
    if ((unsigned char)*at > ' ') {
        return at; /* nearly always, in text that was not made for reading */
    }
    while (scan_is_space(*at)) {
        at++;
        while (scan_load(at) == SCAN_EACH_BYTE * ' ') {
            at += sizeof(uint64_t); /* indentation */
        }
    }
    return at;
}

static inline bool scan_is_digit(char c)
{
    return (unsigned)(unsigned char)c - '0' < 10;
}

static inline const char *scan_digits(const char *at)
{
    while (scan_is_digit(*at)) {
        at++;
    }
    return at;
}

#endif
