/*
 * One pass: each construct emits its instructions as it is read, and jumps are aimed when their end is known. There is
 * no tree. Expressions are read by recursion, so that nesting is bounded: the language has no use for a thousand levels.
 */
#include "compile.h"

#include <stdlib.h>
#include <string.h>

#include "token.h"

enum {
    DEEPEST = 1000,
    FIRST_INSTRUCTIONS = 64
};

struct compiler {
    struct program *program;
    struct tokens tokens;
    struct token now;
    const char *name;
    FILE *errors;
    bool failed; /* the first error is said, the others follow from it */
    size_t room; /* of the array of instructions */
    struct function *function; /* the one that is being compiled */
    struct local *locals; /* the innermost first */
    size_t live_locals;
    size_t operands; /* on the stack at this place of the program */
    unsigned depth; /* of blocks */
    unsigned nesting; /* of the compiler's own recursion */
};

static void statement(struct compiler *c);
static void expression(struct compiler *c);

/* ---- errors and tokens */

static void fail_at(struct compiler *c, const struct token *token, const char *what)
{
    if (!c->failed) {
        c->failed = true;
        fprintf(c->errors, "%s:%u:%u: error: %s\n", c->name, token->line, token->column, what);
    }
}

static void fail_expecting(struct compiler *c, const char *what)
{
    const int length = c->now.length > 30 ? 30 : (int)c->now.length;
    const char *said = c->now.kind == TOKEN_END
                           ? typed_bump_symbol_printf(&c->program->symbols, "expected %s before the end", what)
                           : typed_bump_symbol_printf(&c->program->symbols, "expected %s, not `%.*s`", what, length, c->now.text);
    fail_at(c, &c->now, said == NULL ? "out of memory" : said);
}

static void advance(struct compiler *c)
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

static bool is(const struct compiler *c, const char *word)
{
    return (c->now.kind == TOKEN_SIGN || c->now.kind == TOKEN_KEYWORD) && strlen(word) == c->now.length && memcmp(word, c->now.text, c->now.length) == 0;
}

static bool take(struct compiler *c, const char *word)
{
    if (!is(c, word)) {
        return false;
    }
    advance(c);
    return true;
}

static void need(struct compiler *c, const char *word, const char *said)
{
    if (!take(c, word)) {
        fail_expecting(c, said);
        advance(c);
    }
}

static bool enter(struct compiler *c)
{
    if (c->nesting == DEEPEST) {
        fail_at(c, &c->now, "nested too deeply");
        advance(c);
        return false;
    }
    c->nesting++;
    return true;
}

/* ---- instructions */

static struct instruction *append(struct compiler *c, enum operation operation, unsigned line)
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

/* What an instruction does to the number of operands, when the program goes on behind it. */
static void count_operands(struct compiler *c, enum operation operation, size_t arguments)
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

/* An instruction that takes and gives what its operation says. */
static struct instruction *emit(struct compiler *c, enum operation operation, unsigned line)
{
    count_operands(c, operation, 0);
    return append(c, operation, line);
}

/* A jump that is aimed later: its place. */
static size_t emit_jump(struct compiler *c, enum operation operation)
{
    (void)emit(c, operation, c->now.line);
    return c->program->count - 1;
}

static void aim(struct compiler *c, size_t jump)
{
    if (!c->failed) {
        c->program->instructions[jump].argument.index = c->program->count;
    }
}

/* ---- names */

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

static const struct local *find_local(const struct compiler *c, const struct token *token)
{
    const struct local *local = c->locals;
    while (local != NULL && !is_named(local->name, token)) {
        local = local->outer;
    }
    return local;
}

static void declare_local(struct compiler *c, const struct token *token)
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

/* A function by its name; one that is only called so far is entered, to be defined later. */
static struct function *function_of(struct compiler *c, const struct token *token)
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

/* ---- expressions */

static void call(struct compiler *c, const struct token *name)
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

static void expression(struct compiler *c)
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

/* ---- statements */

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

static void statement(struct compiler *c)
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
