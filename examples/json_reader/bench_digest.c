#include "bench_digest.h"

enum {
    DEEPEST = 16
};

static uint64_t add_text(uint64_t sum, const char *text, uint32_t length)
{
    for (uint32_t i = 0; i < length; i++) {
        sum = sum * 31 + (unsigned char)text[i];
    }
    return sum * 31 + length;
}

/* The tree may be of either reader, so the walk cannot use the memory of one. */
uint64_t bench_digest(const struct value *root)
{
    const struct value *open[DEEPEST];
    const struct value *value = root;
    size_t depth = 0;
    uint64_t sum = 0;
    for (;;) {
        sum = sum * 31 + (uint64_t)value->kind;
        if (depth > 0 && open[depth - 1]->kind == VALUE_OBJECT) {
            sum = add_text(sum, value_key(value)->text, value_key(value)->length);
        }
        if (value->kind == VALUE_STRING || value->kind == VALUE_NUMBER) {
            sum = add_text(sum, value->as.text, value->length);
        }
        if (value->kind >= VALUE_ARRAY && value->as.first != NULL && depth < DEEPEST) {
            open[depth++] = value;
            value = value->as.first;
            continue;
        }
        while (depth > 0 && value->next == NULL) {
            value = open[--depth];
            sum = sum * 31 + 1;
        }
        if (depth == 0) {
            return sum;
        }
        value = value->next;
    }
}
