/*
 * The reader: a text in, a tree of values out. One reader may hold the trees of several documents; they
 * are all given back at once.
 */
#ifndef READER_H_INCLUDED
#define READER_H_INCLUDED

#include <stdbool.h>

#include "keys.h"
#include "memory.h"
#include "parsed.h"
#include "slice.h"

struct reader {
    struct memory memory;
    struct keys keys;
};

/* False when there is no memory. */
bool reader_open(struct reader *reader);
void reader_close(struct reader *reader, struct value *root); /* the root only matters to malloc: see reader_reset */

/* Read a whole document. SCAN_PADDING readable bytes follow the text, the first of them a NUL. The tree
 * does not refer to the text. When the document is not read, the reader is as it was before. */
struct parsed reader_parse(struct reader *reader, struct slice text);

/* Give all trees back and keep the memory for the next. The typed reader ignores `root`; the one on malloc,
 * which has no other way to find a tree, holds one at a time. */
void reader_reset(struct reader *reader, struct value *root);

#endif
