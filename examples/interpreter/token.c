#include "token.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum {
    LONGEST_NUMBER = 63
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

struct tokens tokens_of(const char *text, size_t length)
{
    return (struct tokens){text, text + length, text, 1};
}

static void skip_blanks(struct tokens *tokens)
{
    while (tokens->at < tokens->end) {
        const char c = *tokens->at;
        if (c == '\n') {
            tokens->at++;
            tokens->line++;
            tokens->line_start = tokens->at;
        } else if (c == ' ' || c == '\t' || c == '\r') {
            tokens->at++;
        } else if (c == '#') {
            const char *line_end = memchr(tokens->at, '\n', (size_t)(tokens->end - tokens->at));
            tokens->at = line_end == NULL ? tokens->end : line_end;
        } else {
            return;
        }
    }
}

static bool is_keyword(const char *text, size_t length)
{
    static const char *const keywords[] = {"and", "else", "fn", "if", "let", "not", "or", "print", "return", "while"};
    for (size_t i = 0; i < sizeof keywords / sizeof keywords[0]; i++) {
        if (strlen(keywords[i]) == length && memcmp(keywords[i], text, length) == 0) {
            return true;
        }
    }
    return false;
}

static void take_number(struct tokens *tokens, struct token *token)
{
    const char *at = tokens->at;
    while (at < tokens->end && is_digit(*at)) {
        at++;
    }
    if (tokens->end - at > 1 && *at == '.' && is_digit(at[1])) {
        at++;
        while (at < tokens->end && is_digit(*at)) {
            at++;
        }
    }
    token->kind = TOKEN_NUMBER;
    token->length = (size_t)(at - tokens->at);
    if (token->length > LONGEST_NUMBER) {
        token->kind = TOKEN_WRONG;
    } else {
        char digits[LONGEST_NUMBER + 1];
        memcpy(digits, token->text, token->length);
        digits[token->length] = '\0';
        token->number = strtod(digits, NULL);
    }
    tokens->at = at;
}

static void take_word(struct tokens *tokens, struct token *token)
{
    const char *at = tokens->at;
    while (at < tokens->end && (is_letter(*at) || is_digit(*at))) {
        at++;
    }
    token->length = (size_t)(at - tokens->at);
    token->kind = is_keyword(token->text, token->length) ? TOKEN_KEYWORD : TOKEN_NAME;
    tokens->at = at;
}

static void take_sign(struct tokens *tokens, struct token *token)
{
    static const char pairs[][3] = {"==", "!=", "<=", ">="};
    token->kind = TOKEN_WRONG;
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
        if (tokens->end - tokens->at > 1 && memcmp(tokens->at, pairs[i], 2) == 0) {
            token->kind = TOKEN_SIGN;
            token->length = 2;
        }
    }
    if (token->length == 1 && strchr("+-*/%(){},;=<>", *tokens->at) != NULL && *tokens->at != 0) {
        token->kind = TOKEN_SIGN;
    }
    tokens->at += token->length;
}

struct token token_next(struct tokens *tokens)
{
    skip_blanks(tokens);
    struct token token = {TOKEN_END, tokens->at, 0, tokens->line, (unsigned)(tokens->at - tokens->line_start) + 1, 0};
    if (tokens->at == tokens->end) {
        return token;
    }
    token.length = 1;
    if (is_digit(*tokens->at)) {
        take_number(tokens, &token);
    } else if (is_letter(*tokens->at)) {
        take_word(tokens, &token);
    } else {
        take_sign(tokens, &token);
    }
    return token;
}
