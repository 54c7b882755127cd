/* A tree as JSON text. Printing what was read and reading it again gives the same tree. */
#ifndef PRINT_H_INCLUDED
#define PRINT_H_INCLUDED

#include <stdbool.h>
#include <stdio.h>

#include "memory_typed.h"
#include "value.h"

enum print_style {
    PRINT_PRETTY, /* two spaces for each level; what is deeper than PRINT_DEEPEST stays on one line */
    PRINT_COMPACT /* no white space */
};

/* Were every level indented, a document of n brackets would print n * n spaces. */
enum {
    PRINT_DEEPEST = 64
};

/* With a line feed at the end. False when there is no memory; whether the file took it, the file knows. */
bool print_tree(FILE *file, struct memory *memory, struct value *root, enum print_style style);

#endif
