/* Numbers are kept as they were written. Here they become numbers of C, where they fit. */
#ifndef NUMBER_H_INCLUDED
#define NUMBER_H_INCLUDED

#include <stdbool.h>
#include <stdint.h>

#include "memory_typed.h"
#include "slice.h"

enum number_kind {
    NUMBER_INTEGER, /* exactly an int64_t */
    NUMBER_REAL, /* a finite double is near it */
    NUMBER_BEYOND, /* larger than every double */
    NUMBER_NO_MEMORY
};

struct number {
    enum number_kind kind;
    int64_t integer;
    double real;
};

/* `text` follows the grammar of JSON; what the conversion needs from the arena it gives back. */
struct number number_convert(typed_bump_json *arena, struct slice text);

#endif
