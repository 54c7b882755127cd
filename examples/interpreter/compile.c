/* One pass: each construct emits its instructions as it is read, and jumps are aimed when their end is known. There is no
 * tree. */
#include "compiler.h"

#include <string.h>

static void check_functions(struct compiler *c)
{
    for (const struct function *function = c->program->functions; function != NULL; function = function->next) {
        if (!function->is_defined) {
            const struct token where = {TOKEN_NAME, function->name, 0, function->line, 1, 0};
            fail_at(c, &where, "a function is called here that is not defined anywhere");
        }
    }
}

bool program_compile(struct program *program, const char *name, const char *text, size_t length, FILE *errors)
{
    memset(program, 0, sizeof *program);
    if (typed_bump_code_init(&program->code) != TYPED_OK || typed_bump_symbol_init(&program->symbols) != TYPED_OK) {
        fprintf(errors, "%s: out of memory\n", name);
        return false;
    }
    struct function *whole = typed_bump_symbol_alloc_function(&program->symbols);
    if (whole == NULL) {
        fprintf(errors, "%s: out of memory\n", name);
        return false;
    }
    *whole = (struct function){NULL, "the program", 0, 0, 0, 0, 1, 1};
    program->main = whole;
    struct compiler c = {.program = program, .tokens = tokens_of(text, length), .name = name, .errors = errors, .function = whole};
    advance(&c);
    while (c.now.kind != TOKEN_END) {
        statement(&c);
    }
    emit(&c, PUSH, c.now.line)->argument.number = 0;
    (void)emit(&c, RETURN, c.now.line);
    check_functions(&c);
    return !c.failed;
}

void program_end(struct program *program)
{
    typed_bump_code_destroy(&program->code);
    typed_bump_symbol_destroy(&program->symbols);
}
