/* Words of the language. */
#ifndef TOKEN_H_INCLUDED
#define TOKEN_H_INCLUDED

#include <stddef.h>

enum token_kind {
    TOKEN_END,
    TOKEN_WRONG, /* a character that is in no word */
    TOKEN_NUMBER,
    TOKEN_NAME,
    TOKEN_KEYWORD,
    TOKEN_SIGN
};

struct token {
    enum token_kind kind;
    const char *text;
    size_t length;
    unsigned line;
    unsigned column;
    double number;
};

struct tokens {
    const char *at;
    const char *end;
    const char *line_start;
    unsigned line;
};

struct tokens tokens_of(const char *text, size_t length);

struct token token_next(struct tokens *tokens);

#endif
