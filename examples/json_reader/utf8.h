/* UTF-8 as RFC 3629 has it: no overlong forms, no surrogates, nothing beyond U+10FFFF. */
#ifndef UTF8_H_INCLUDED
#define UTF8_H_INCLUDED

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

static inline bool utf8_is_continuation(char byte)
{
    return ((unsigned char)byte & 0xc0) == 0x80;
}

/* Length of the sequence that begins with a byte of 0x80 or above; 0 when it is not one. It looks at
 * no byte after one that is wrong, so a NUL that ends the text is as far as it goes. */
static inline size_t utf8_length(const char *at)
{
    unsigned char first = (unsigned char)at[0], second = (unsigned char)at[1];
    if (!utf8_is_continuation(at[1])) {
        return 0;
    }
    if (first < 0xe0) {
        return first >= 0xc2 ? 2 : 0;
    }
    if (!utf8_is_continuation(at[2])) {
        return 0;
    }
    if (first < 0xf0) {
        bool is_overlong = first == 0xe0 && second < 0xa0;
        bool is_surrogate = first == 0xed && second >= 0xa0;
        return is_overlong || is_surrogate ? 0 : 3;
    }
    if (!utf8_is_continuation(at[3])) {
        return 0;
    }
    bool is_overlong = first == 0xf0 && second < 0x90;
    bool is_beyond = first > 0xf4 || (first == 0xf4 && second >= 0x90);
    return is_overlong || is_beyond ? 0 : 4;
}

/* The code point of a sequence of this length, of 1 to 4 bytes. */
static inline uint32_t utf8_code_point(const char *at, size_t length)
{
    static const unsigned char first_bits[] = {0, 0x7f, 0x1f, 0x0f, 0x07};
    uint32_t point = (unsigned char)at[0] & first_bits[length];
    for (size_t i = 1; i < length; i++) {
        point = point << 6 | ((unsigned char)at[i] & 0x3f);
    }
    return point;
}

/* Writes 1 to 4 bytes and says how many. A surrogate is written as the three bytes that it would have. */
static inline size_t utf8_encode(uint32_t point, char out[4])
{
    if (point < 0x80) {
        out[0] = (char)point;
        return 1;
    }
    size_t length = point < 0x800 ? 2 : point < 0x10000 ? 3
                                                        : 4;
    static const unsigned char marks[] = {0, 0, 0xc0, 0xe0, 0xf0};
    for (size_t i = length - 1; i > 0; i--) {
        out[i] = (char)(0x80 | (point & 0x3f));
        point >>= 6;
    }
    out[0] = (char)(marks[length] | point);
    return length;
}

#endif
