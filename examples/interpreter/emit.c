/* Instructions, in an array that grows at the top of its arena, and what they do to the number of operands. */
#include "compiler.h"

enum {
    FIRST_INSTRUCTIONS = 64
};

struct instruction *append(struct compiler *c, enum operation operation, unsigned line)
{
    static struct instruction nowhere;
    struct program *program = c->program;
    if (program->count == c->room) {
        const size_t room = c->room == 0 ? FIRST_INSTRUCTIONS : c->room * 2;
        struct instruction *grown = typed_bump_code_resize(&program->code, program->instructions, c->room, room);
        if (grown == NULL) {
            fail_at(c, &c->now, "the program is too large");
            return &nowhere;
        }
        program->instructions = grown;
        c->room = room;
    }
    struct instruction *made = &program->instructions[program->count];
    program->count++;
    made->operation = (uint32_t)operation;
    made->line = line;
    made->argument.index = 0;
    return made;
}

void count_operands(struct compiler *c, enum operation operation, size_t arguments)
{
    switch (operation) {
    case PUSH:
    case LOAD:
        c->operands++;
        break;
    case CALL:
        c->operands = c->operands - arguments + 1;
        break;
    case NEGATE:
    case NOT:
    case JUMP:
        break;
    case STORE:
    case DROP:
    case ADD:
    case SUBTRACT:
    case MULTIPLY:
    case DIVIDE:
    case REMAINDER:
    case LESS:
    case LESS_EQUAL:
    case EQUAL:
    case JUMP_IF_ZERO:
    case JUMP_IF_ZERO_KEEPING:
    case JUMP_IF_NOT_ZERO_KEEPING:
    case RETURN:
    case PRINT:
        c->operands--;
        break;
    }
    if (c->function->operands < c->operands) {
        c->function->operands = c->operands;
    }
}

struct instruction *emit(struct compiler *c, enum operation operation, unsigned line)
{
    count_operands(c, operation, 0);
    return append(c, operation, line);
}

size_t emit_jump(struct compiler *c, enum operation operation)
{
    (void)emit(c, operation, c->now.line);
    return c->program->count - 1;
}

void aim(struct compiler *c, size_t jump)
{
    if (!c->failed) {
        c->program->instructions[jump].argument.index = c->program->count;
    }
}
