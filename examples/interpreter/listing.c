/* A program as text. */
#include "compile.h"

void program_list(const struct program *program, FILE *output)
{
    static const char *const names[] = {"push", "load", "store", "drop", "add", "subtract", "multiply", "divide", "remainder", "negate", "not",
        "less", "less_equal", "equal", "jump", "jump_if_zero", "jump_if_zero_keeping", "jump_if_not_zero_keeping", "call", "return", "print"};
    for (size_t i = 0; i < program->count; i++) {
        const struct instruction *instruction = &program->instructions[i];
        fprintf(output, "%6zu  line %-5u %s", i, (unsigned)instruction->line, names[instruction->operation]);
        switch (instruction->operation) {
        case PUSH:
            fprintf(output, " %.17g", instruction->argument.number);
            break;
        case LOAD:
        case STORE:
        case JUMP:
        case JUMP_IF_ZERO:
        case JUMP_IF_ZERO_KEEPING:
        case JUMP_IF_NOT_ZERO_KEEPING:
            fprintf(output, " %llu", (unsigned long long)instruction->argument.index);
            break;
        case CALL:
            fprintf(output, " %s", instruction->argument.function->name);
            break;
        default:
            break;
        }
        fputc('\n', output);
    }
}
