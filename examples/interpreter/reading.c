/* Errors, and tokens as they are used up. */
#include "compiler.h"

#include <string.h>

enum {
    DEEPEST = 1000
};

void fail_at(struct compiler *c, const struct token *token, const char *what)
{
    if (!c->failed) {
        c->failed = true;
        fprintf(c->errors, "%s:%u:%u: error: %s\n", c->name, token->line, token->column, what);
    }
}

void fail_expecting(struct compiler *c, const char *what)
{
    const int length = c->now.length > 30 ? 30 : (int)c->now.length;
    const char *said = c->now.kind == TOKEN_END
                           ? typed_bump_symbol_printf(&c->program->symbols, "expected %s before the end", what)
                           : typed_bump_symbol_printf(&c->program->symbols, "expected %s, not `%.*s`", what, length, c->now.text);
    fail_at(c, &c->now, said == NULL ? "out of memory" : said);
}

void advance(struct compiler *c)
{
    c->now = token_next(&c->tokens);
    if (c->now.kind == TOKEN_WRONG) {
        fail_at(c, &c->now, "no word of this language");
    }
    if (c->failed) {
        c->now.kind = TOKEN_END; /* so that everything ends soon */
        c->now.length = 0;
    }
}

bool is(const struct compiler *c, const char *word)
{
    return (c->now.kind == TOKEN_SIGN || c->now.kind == TOKEN_KEYWORD) && strlen(word) == c->now.length && memcmp(word, c->now.text, c->now.length) == 0;
}

bool take(struct compiler *c, const char *word)
{
    if (!is(c, word)) {
        return false;
    }
    advance(c);
    return true;
}

void need(struct compiler *c, const char *word, const char *said)
{
    if (!take(c, word)) {
        fail_expecting(c, said);
        advance(c);
    }
}

bool enter(struct compiler *c)
{
    if (c->nesting == DEEPEST) {
        fail_at(c, &c->now, "nested too deeply");
        advance(c);
        return false;
    }
    c->nesting++;
    return true;
}
