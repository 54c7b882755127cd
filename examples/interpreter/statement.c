/* Statements, blocks and functions. */
#include "compiler.h"

/* What a block declares ends with it: the names, and the places in the record. */
static void block(struct compiler *c)
{
    need(c, "{", "`{`");
    struct local *const outer = c->locals;
    const size_t live = c->live_locals;
    c->depth++;
    while (!is(c, "}") && c->now.kind != TOKEN_END) {
        statement(c);
    }
    c->depth--;
    c->locals = outer;
    c->live_locals = live;
    need(c, "}", "`}`");
}

static void define_function(struct compiler *c)
{
    const struct token name = c->now;
    if (name.kind != TOKEN_NAME) {
        fail_expecting(c, "a name");
        advance(c);
        return;
    }
    advance(c);
    if (c->function != c->program->main || c->depth > 0) {
        fail_at(c, &name, "a function is not defined inside another, nor in a block");
    }
    struct function *function = function_of(c, &name);
    if (function->is_defined) {
        fail_at(c, &name, "this function is there already");
    }
    const size_t over = emit_jump(c, JUMP);
    struct local *const outer = c->locals;
    const size_t live = c->live_locals;
    c->function = function;
    c->locals = NULL;
    c->live_locals = 0;
    function->is_defined = 1;
    function->entry = c->program->count;
    need(c, "(", "`(`");
    c->depth++;
    if (c->now.kind == TOKEN_NAME) {
        do {
            const struct token parameter = c->now;
            if (parameter.kind != TOKEN_NAME) {
                fail_expecting(c, "a name");
            }
            advance(c);
            declare_local(c, &parameter);
        } while (take(c, ","));
    }
    need(c, ")", "`)`");
    if (function->parameters != SIZE_MAX && function->parameters != c->live_locals) {
        fail_at(c, &name, "this function was called with another number of arguments");
    }
    function->parameters = c->live_locals;
    block(c);
    c->depth--;
    emit(c, PUSH, c->now.line)->argument.number = 0;
    (void)emit(c, RETURN, c->now.line);
    aim(c, over);
    c->function = c->program->main;
    c->locals = outer;
    c->live_locals = live;
}

static void if_statement(struct compiler *c)
{
    expression(c);
    const size_t otherwise = emit_jump(c, JUMP_IF_ZERO);
    block(c);
    if (!take(c, "else")) {
        aim(c, otherwise);
        return;
    }
    const size_t end = emit_jump(c, JUMP);
    aim(c, otherwise);
    if (take(c, "if")) {
        if (enter(c)) {
            if_statement(c);
            c->nesting--;
        }
    } else {
        block(c);
    }
    aim(c, end);
}

static void while_statement(struct compiler *c)
{
    const size_t begin = c->program->count;
    expression(c);
    const size_t end = emit_jump(c, JUMP_IF_ZERO);
    block(c);
    emit(c, JUMP, c->now.line)->argument.index = begin;
    aim(c, end);
}

/* A call for what it does, or an assignment. */
static void name_statement(struct compiler *c)
{
    const struct token name = c->now;
    advance(c);
    if (take(c, "(")) {
        call(c, &name);
        (void)emit(c, DROP, name.line);
    } else {
        const struct local *local = find_local(c, &name);
        need(c, "=", "`=` or `(`");
        expression(c);
        if (local == NULL) {
            fail_at(c, &name, "there is no such variable; `let` makes one");
        } else {
            emit(c, STORE, name.line)->argument.index = local->index;
        }
    }
}

void statement(struct compiler *c)
{
    if (!enter(c)) {
        return;
    }
    const struct token token = c->now;
    bool ends_in_semicolon = true;
    if (take(c, "fn")) {
        define_function(c);
        ends_in_semicolon = false;
    } else if (take(c, "if")) {
        if_statement(c);
        ends_in_semicolon = false;
    } else if (take(c, "while")) {
        while_statement(c);
        ends_in_semicolon = false;
    } else if (is(c, "{")) {
        block(c);
        ends_in_semicolon = false;
    } else if (take(c, "let")) {
        const struct token name = c->now;
        if (name.kind != TOKEN_NAME) {
            fail_expecting(c, "a name");
        }
        advance(c);
        need(c, "=", "`=`");
        expression(c);
        declare_local(c, &name); /* after its value, which cannot name it */
        emit(c, STORE, token.line)->argument.index = c->live_locals - 1;
    } else if (take(c, "print")) {
        expression(c);
        (void)emit(c, PRINT, token.line);
    } else if (take(c, "return")) {
        expression(c);
        (void)emit(c, RETURN, token.line);
    } else if (token.kind == TOKEN_NAME) {
        name_statement(c);
    } else {
        fail_expecting(c, "a statement");
        advance(c);
    }
    if (ends_in_semicolon) {
        need(c, ";", "`;`");
    }
    c->nesting--;
}
