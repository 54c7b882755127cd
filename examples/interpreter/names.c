/* Variables by scope, and functions. */
#include "compiler.h"

#include <string.h>

static const char *copy_name(struct compiler *c, const struct token *token)
{
    const char *name = typed_bump_symbol_strndup(&c->program->symbols, token->text, token->length);
    if (name == NULL) {
        fail_at(c, token, "out of memory");
    }
    return name == NULL ? "" : name;
}

static bool is_named(const char *name, const struct token *token)
{
    return strlen(name) == token->length && memcmp(name, token->text, token->length) == 0;
}

const struct local *find_local(const struct compiler *c, const struct token *token)
{
    const struct local *local = c->locals;
    while (local != NULL && !is_named(local->name, token)) {
        local = local->outer;
    }
    return local;
}

void declare_local(struct compiler *c, const struct token *token)
{
    for (const struct local *other = c->locals; other != NULL && other->depth == c->depth; other = other->outer) {
        if (is_named(other->name, token)) {
            fail_at(c, token, "this variable is there already");
        }
    }
    struct local *local = typed_bump_symbol_alloc_local(&c->program->symbols);
    if (local == NULL) {
        fail_at(c, token, "out of memory");
        return;
    }
    *local = (struct local){c->locals, copy_name(c, token), c->live_locals, c->depth};
    c->locals = local;
    c->live_locals++;
    if (c->function->locals < c->live_locals) {
        c->function->locals = c->live_locals;
    }
}

struct function *function_of(struct compiler *c, const struct token *token)
{
    struct function *function = c->program->functions;
    while (function != NULL && !is_named(function->name, token)) {
        function = function->next;
    }
    if (function == NULL) {
        function = typed_bump_symbol_alloc_function(&c->program->symbols);
        if (function == NULL) {
            fail_at(c, token, "out of memory");
            return c->program->main;
        }
        *function = (struct function){c->program->functions, copy_name(c, token), SIZE_MAX, 0, 0, 0, token->line, 0};
        c->program->functions = function;
    }
    return function;
}
