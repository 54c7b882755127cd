#include "number.h"

#include <math.h>
#include <stdlib.h>

/* Without a point or an exponent, and within 64 bits. "-0" is left to double, which can say it. */
static bool convert_integer(struct slice text, int64_t *out)
{
    bool is_negative = text.at[0] == '-';
    int64_t sum = 0; /* below zero, where there is room for one more */
    for (size_t i = is_negative; i < text.length; i++) {
        char c = text.at[i];
        if (c < '0' || c > '9') {
            return false;
        }
        int digit = c - '0';
        if (sum < (INT64_MIN + digit) / 10) {
            return false;
        }
        sum = sum * 10 - digit;
    }
    if (is_negative ? sum == 0 : sum == INT64_MIN) {
        return false;
    }
    *out = is_negative ? sum : -sum;
    return true;
}

/* strtod wants a NUL at the end, which texts in the arena do not have. */
struct number number_convert(typed_bump_json *arena, struct slice text)
{
    struct number number = {.kind = NUMBER_INTEGER};
    if (convert_integer(text, &number.integer)) {
        return number;
    }
    typed_bump_json_scope_auto scope = typed_bump_json_scope_begin(arena);
    const char *copy = typed_bump_json_strndup(arena, text.at, text.length);
    if (copy == NULL) {
        number.kind = NUMBER_NO_MEMORY;
        return number;
    }
    number.real = strtod(copy, NULL);
    number.kind = isfinite(number.real) ? NUMBER_REAL : NUMBER_BEYOND;
    return number;
}
