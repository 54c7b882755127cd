/* What a program is compiled to. */
#ifndef CODE_H_INCLUDED
#define CODE_H_INCLUDED

#include <stddef.h>
#include <stdint.h>

enum operation {
    PUSH, /* a number */
    LOAD, /* a local, by its index in the record */
    STORE,
    DROP, /* the operand on top */
    ADD,
    SUBTRACT,
    MULTIPLY,
    DIVIDE,
    REMAINDER,
    NEGATE,
    NOT,
    LESS,
    LESS_EQUAL,
    EQUAL,
    JUMP, /* to an instruction */
    JUMP_IF_ZERO, /* taking the operand */
    JUMP_IF_ZERO_KEEPING, /* `and`: the operand stays when it decides */
    JUMP_IF_NOT_ZERO_KEEPING, /* `or` */
    CALL, /* a function, whose arguments are on top */
    RETURN, /* the operand on top */
    PRINT
};

struct instruction {
    uint32_t operation;
    uint32_t line;
    union {
        double number;
        uint64_t index;
        struct function *function;
    } argument;
};

struct function {
    struct function *next;
    const char *name;
    size_t parameters;
    size_t locals; /* parameters and all variables of its blocks */
    size_t operands; /* most values that it works on at once */
    size_t entry; /* its first instruction */
    unsigned line; /* where it was first named */
    int is_defined;
};

struct local {
    struct local *outer;
    const char *name;
    size_t index;
    unsigned depth; /* how many blocks it is in */
};

#endif
