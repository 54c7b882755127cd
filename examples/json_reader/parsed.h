/* What came of reading a document. */
#ifndef PARSED_H_INCLUDED
#define PARSED_H_INCLUDED

#include "value.h"

enum parse_status {
    PARSE_OK,
    PARSE_INVALID, /* `at` is where it went wrong, `expected` what could have stood there */
    PARSE_NO_MEMORY,
    PARSE_TOO_LONG /* a string or a number of 4 GiB or more */
};

struct parsed {
    struct value *root;
    const char *at;
    const char *expected;
    enum parse_status status;
};

#endif
