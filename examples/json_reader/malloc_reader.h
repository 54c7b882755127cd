/* The same reader on malloc, for --bench: reader.c compiled once more (malloc_reader.c). */
#ifndef MALLOC_READER_H_INCLUDED
#define MALLOC_READER_H_INCLUDED

#include <stdbool.h>
#include <stddef.h>

#include "parsed.h"
#include "slice.h"

struct malloc_reader;

extern const size_t malloc_reader_size; /* bytes of a struct malloc_reader */

bool malloc_reader_open(struct malloc_reader *reader);
void malloc_reader_close(struct malloc_reader *reader, struct value *root);
struct parsed malloc_reader_parse(struct malloc_reader *reader, struct slice text);
void malloc_reader_reset(struct malloc_reader *reader, struct value *root);

#endif
