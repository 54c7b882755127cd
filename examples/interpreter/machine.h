/* Running a program on a typed stack. */
#ifndef MACHINE_H_INCLUDED
#define MACHINE_H_INCLUDED

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include <typed/base.h>

struct function;
struct program;

/* What a call has on the stack, below its locals and operands. */
struct record {
    typed_marker mark; /* the stack as it was before the call */
    struct record *caller;
    const struct function *function;
    size_t return_to; /* the caller's next instruction */
    double *locals;
    double *operands;
    size_t operands_used; /* while it waits for a call */
};

struct machine_report {
    size_t peak_bytes; /* most that was on the stack */
    size_t left_bytes; /* on the stack when the program ended: 0, but after an error */
    size_t deepest;
    unsigned long long calls;
    unsigned long long instructions;
};

/* Run a program; false after an error, which is written to errors with the line that it is about. */
bool machine_run(const struct program *program, const char *name, FILE *output, FILE *errors, struct machine_report *report);

#endif
