/* From text to instructions. */
#ifndef COMPILE_H_INCLUDED
#define COMPILE_H_INCLUDED

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "typed_bump_code.h"
#include "typed_bump_symbol.h"

struct program {
    typed_bump_code code;
    typed_bump_symbol symbols;
    struct instruction *instructions;
    size_t count;
    struct function *functions;
    struct function *main;
};

/* False after an error, which is written to errors as name:line:column. The program is to be ended either way. */
bool program_compile(struct program *program, const char *name, const char *text, size_t length, FILE *errors);

void program_end(struct program *program);

/* The instructions as text, a line each. */
void program_list(const struct program *program, FILE *output);

#endif
