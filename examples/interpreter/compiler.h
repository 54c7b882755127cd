/* What the parts of the compiler share: where it is in the text, and what it makes. Each part is a file. */
#ifndef COMPILER_H_INCLUDED
#define COMPILER_H_INCLUDED

#include "compile.h"

#include "token.h"

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

/* ---- reading.c: errors and tokens */

/* The first error is said, the others follow from it. */
void fail_at(struct compiler *c, const struct token *token, const char *what);
void fail_expecting(struct compiler *c, const char *what);

void advance(struct compiler *c);

/* Whether this keyword or sign is next; `take` also goes on behind it, and `need` says so where it is not. */
bool is(const struct compiler *c, const char *word);
bool take(struct compiler *c, const char *word);
void need(struct compiler *c, const char *word, const char *said);

/* One level deeper; false where that is too deep. c->nesting goes down again by hand. */
bool enter(struct compiler *c);

/* ---- emit.c: instructions */

/* An instruction of which nothing is known but its place. */
struct instruction *append(struct compiler *c, enum operation operation, unsigned line);

/* What an instruction does to the number of operands, when the program goes on behind it. */
void count_operands(struct compiler *c, enum operation operation, size_t arguments);

/* An instruction that takes and gives what its operation says. */
struct instruction *emit(struct compiler *c, enum operation operation, unsigned line);

/* A jump that is aimed later: its place. */
size_t emit_jump(struct compiler *c, enum operation operation);
void aim(struct compiler *c, size_t jump);

/* ---- names.c */

const struct local *find_local(const struct compiler *c, const struct token *token);
void declare_local(struct compiler *c, const struct token *token);

/* A function by its name; one that is only called so far is entered, to be defined later. */
struct function *function_of(struct compiler *c, const struct token *token);

/* ---- expression.c, statement.c */

/* A call, behind its `(`. */
void call(struct compiler *c, const struct token *name);
void expression(struct compiler *c);
void statement(struct compiler *c);

#endif
