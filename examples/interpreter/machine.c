/*
 * Everything that a call has lies on one typed stack: its record, its locals, and room for as many operands as the
 * compiler counted. Returning restores the mark in the record, so that a call costs three allocations and one restore,
 * and a program that recurses too deeply gets an error instead of a crash.
 */
#include "machine.h"

#include <math.h>

#include "compile.h"
#include "typed_stack_machine.h"

enum {
    CALLERS_SHOWN = 5
};

struct machine {
    const struct program *program;
    const char *name;
    FILE *output;
    FILE *errors;
    typed_stack_machine stack;
    struct record *record;
    size_t depth;
    struct machine_report *report;
};

static bool fail(const struct machine *m, unsigned line, const char *what)
{
    fprintf(m->errors, "%s:%u: error: %s\n", m->name, line, what);
    size_t shown = 0;
    for (const struct record *record = m->record; record != NULL && shown < CALLERS_SHOWN; record = record->caller) {
        fprintf(m->errors, "  in %s\n", record->function->name);
        shown++;
    }
    if (m->depth > shown) {
        fprintf(m->errors, "  and %zu more\n", m->depth - shown);
    }
    return false;
}

/* Begin a call; false, and nothing changed, when the stack has no room for it. */
static bool begin_call(struct machine *m, const struct function *function, const double *arguments, size_t return_to)
{
    const typed_marker mark = typed_stack_machine_mark(&m->stack);
    struct record *record = typed_stack_machine_alloc_record(&m->stack);
    double *locals = typed_stack_machine_alloc_value_n(&m->stack, function->locals);
    double *operands = typed_stack_machine_alloc_value_n(&m->stack, function->operands);
    if (record == NULL || locals == NULL || operands == NULL) {
        (void)typed_stack_machine_restore(&m->stack, mark);
        return false;
    }
    *record = (struct record){mark, m->record, function, return_to, locals, operands, 0};
    for (size_t i = 0; i < function->locals; i++) {
        locals[i] = i < function->parameters ? arguments[i] : 0;
    }
    m->record = record;
    m->depth++;
    m->report->calls++;
    if (m->report->deepest < m->depth) {
        m->report->deepest = m->depth;
    }
    return true;
}

/* End the present call: where its caller goes on. */
static size_t end_call(struct machine *m)
{
    const struct record ended = *m->record; /* which lies in what is given back */
    (void)typed_stack_machine_restore(&m->stack, ended.mark);
    m->record = ended.caller;
    m->depth--;
    return ended.return_to;
}

static double binary(uint32_t operation, double left, double right)
{
    switch (operation) {
    case ADD:
        return left + right;
    case SUBTRACT:
        return left - right;
    case MULTIPLY:
        return left * right;
    case DIVIDE:
        return left / right;
    case REMAINDER:
        return fmod(left, right);
    case LESS:
        return left < right;
    case LESS_EQUAL:
        return left <= right;
    default:
        return left == right;
    }
}

/* Run the call that was begun, and all that it calls, to its end. */
static bool run(struct machine *m)
{
    const struct instruction *const code = m->program->instructions;
    size_t at = 0;
    double *top = m->record->operands; /* the next free operand */
    for (;;) {
        const struct instruction *const instruction = &code[at];
        at++;
        m->report->instructions++;
        switch (instruction->operation) {
        case PUSH:
            *top++ = instruction->argument.number;
            break;
        case LOAD:
            *top++ = m->record->locals[instruction->argument.index];
            break;
        case STORE:
            m->record->locals[instruction->argument.index] = *--top;
            break;
        case DROP:
            top--;
            break;
        case NEGATE:
            top[-1] = -top[-1];
            break;
        case NOT:
            top[-1] = top[-1] == 0;
            break;
        case JUMP:
            at = (size_t)instruction->argument.index;
            break;
        case JUMP_IF_ZERO:
            top--;
            at = *top == 0 ? (size_t)instruction->argument.index : at;
            break;
        case JUMP_IF_ZERO_KEEPING:
        case JUMP_IF_NOT_ZERO_KEEPING:
            if ((top[-1] == 0) == (instruction->operation == JUMP_IF_ZERO_KEEPING)) {
                at = (size_t)instruction->argument.index;
            } else {
                top--;
            }
            break;
        case CALL: {
            const struct function *const function = instruction->argument.function;
            top -= function->parameters;
            if (!begin_call(m, function, top, at)) {
                return fail(m, instruction->line, "the program calls too deeply for its stack");
            }
            /* The caller goes on with the result where the arguments were. */
            m->record->caller->operands_used = (size_t)(top - m->record->caller->operands);
            at = function->entry;
            top = m->record->operands;
            break;
        }
        case RETURN: {
            const double result = *--top;
            if (m->record->caller == NULL) {
                (void)end_call(m);
                return true;
            }
            at = end_call(m);
            top = m->record->operands + m->record->operands_used;
            *top++ = result;
            break;
        }
        case PRINT:
            top--;
            fprintf(m->output, "%.15g\n", *top);
            break;
        default:
            if ((instruction->operation == DIVIDE || instruction->operation == REMAINDER) && top[-1] == 0) {
                return fail(m, instruction->line, "division by zero");
            }
            top--;
            top[-1] = binary(instruction->operation, top[-1], top[0]);
            break;
        }
    }
}

bool machine_run(const struct program *program, const char *name, FILE *output, FILE *errors, struct machine_report *report)
{
    struct machine m = {.program = program, .name = name, .output = output, .errors = errors, .report = report};
    *report = (struct machine_report){0};
    const double none = 0; /* the program itself has no parameters */
    if (typed_stack_machine_init(&m.stack) != TYPED_OK || !begin_call(&m, program->main, &none, 0)) {
        typed_stack_machine_destroy(&m.stack);
        fprintf(errors, "%s: out of memory\n", name);
        return false;
    }
    const bool is_done = run(&m);
    report->peak_bytes = typed_stack_machine_peak(&m.stack);
    report->left_bytes = typed_stack_machine_used(&m.stack);
    typed_stack_machine_destroy(&m.stack);
    return is_done;
}
