/* What --stats prints: what was in the documents, and what the allocators did for them. */
#ifndef REPORT_H_INCLUDED
#define REPORT_H_INCLUDED

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "reader.h"
#include "value.h"

struct report {
    size_t documents, refused;
    size_t bytes; /* of text that was read */
    size_t values[VALUE_KINDS];
    size_t members;
    size_t keys; /* distinct ones, added up over the documents */
    size_t text; /* bytes of strings, decoded, without keys */
    size_t depth; /* of the deepest document */
    size_t integers, reals, beyond;
    double least, greatest; /* of the numbers that are not beyond */
    size_t most_arena, most_keys; /* bytes used by the one document that used most */
};

/* Count a document in, before it is given back; false when there is no memory. */
bool report_add(struct report *report, struct reader *reader, struct value *root);

void report_print(FILE *out, const struct report *report, const struct reader *reader);

#endif
