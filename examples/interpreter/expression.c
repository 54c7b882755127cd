/* Expressions, a function for each level of binding: the loosest last. They are read by recursion, so that nesting is
 * bounded: the language has no use for a thousand levels. */
#include "compiler.h"

void call(struct compiler *c, const struct token *name)
{
    struct function *function = function_of(c, name);
    size_t arguments = 0;
    if (!is(c, ")")) {
        do {
            expression(c);
            arguments++;
        } while (take(c, ","));
    }
    need(c, ")", "`)`");
    if (function->parameters == SIZE_MAX) {
        function->parameters = arguments;
    } else if (function->parameters != arguments) {
        fail_at(c, name, "this function has another number of parameters");
    }
    count_operands(c, CALL, arguments);
    append(c, CALL, name->line)->argument.function = function;
}

static void primary(struct compiler *c)
{
    const struct token token = c->now;
    if (token.kind == TOKEN_NUMBER) {
        advance(c);
        emit(c, PUSH, token.line)->argument.number = token.number;
    } else if (take(c, "(")) {
        expression(c);
        need(c, ")", "`)`");
    } else if (token.kind == TOKEN_NAME) {
        advance(c);
        if (take(c, "(")) {
            call(c, &token);
            return;
        }
        const struct local *local = find_local(c, &token);
        if (local == NULL) {
            fail_at(c, &token, "there is no such variable");
        } else {
            emit(c, LOAD, token.line)->argument.index = local->index;
        }
    } else {
        fail_expecting(c, "a value");
        advance(c);
    }
}

static void unary(struct compiler *c)
{
    if (!enter(c)) {
        return;
    }
    const unsigned line = c->now.line;
    if (take(c, "-")) {
        unary(c);
        (void)emit(c, NEGATE, line);
    } else {
        primary(c);
    }
    c->nesting--;
}

static void product(struct compiler *c)
{
    unary(c);
    while (is(c, "*") || is(c, "/") || is(c, "%")) {
        const enum operation operation = is(c, "*") ? MULTIPLY : is(c, "/") ? DIVIDE
                                                                            : REMAINDER;
        const unsigned line = c->now.line;
        advance(c);
        unary(c);
        (void)emit(c, operation, line);
    }
}

static void sum(struct compiler *c)
{
    product(c);
    while (is(c, "+") || is(c, "-")) {
        const enum operation operation = is(c, "+") ? ADD : SUBTRACT;
        const unsigned line = c->now.line;
        advance(c);
        product(c);
        (void)emit(c, operation, line);
    }
}

/* Six comparisons from three: a > b is not (a <= b), but for what is no number, which a program cannot make. */
static void comparison(struct compiler *c)
{
    static const struct {
        char sign[3];
        bool is_negated;
        enum operation operation;
    } comparisons[] = {
        {"<", false, LESS}, {"<=", false, LESS_EQUAL}, {">", true, LESS_EQUAL}, {">=", true, LESS}, {"==", false, EQUAL}, {"!=", true, EQUAL}};
    sum(c);
    for (size_t i = 0; i < sizeof comparisons / sizeof comparisons[0]; i++) {
        if (is(c, comparisons[i].sign)) {
            const unsigned line = c->now.line;
            advance(c);
            sum(c);
            (void)emit(c, comparisons[i].operation, line);
            if (comparisons[i].is_negated) {
                (void)emit(c, NOT, line);
            }
            return;
        }
    }
}

static void negation(struct compiler *c)
{
    if (!enter(c)) {
        return;
    }
    const unsigned line = c->now.line;
    if (take(c, "not")) {
        negation(c);
        (void)emit(c, NOT, line);
    } else {
        comparison(c);
    }
    c->nesting--;
}

static void conjunction(struct compiler *c)
{
    negation(c);
    while (take(c, "and")) {
        const size_t decided = emit_jump(c, JUMP_IF_ZERO_KEEPING);
        negation(c);
        aim(c, decided);
    }
}

void expression(struct compiler *c)
{
    if (!enter(c)) {
        return;
    }
    conjunction(c);
    while (take(c, "or")) {
        const size_t decided = emit_jump(c, JUMP_IF_NOT_ZERO_KEEPING);
        conjunction(c);
        aim(c, decided);
    }
    c->nesting--;
}
