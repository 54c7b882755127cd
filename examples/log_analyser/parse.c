/*
 * The parser is a cursor that only moves forward. Every take_ function consumes what it is named
 * after, or returns false; after a false, the line is given up and the cursor is not used again.
 */
#include "parse.h"

#include <stdbool.h>
#include <string.h>

struct cursor {
    const char *at;
    const char *end;
};

static size_t left(const struct cursor *cursor)
{
    return (size_t)(cursor->end - cursor->at);
}

/* Not isdigit(): that depends on the locale and on the sign of char. */
static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool take_char(struct cursor *cursor, char wanted)
{
    if (left(cursor) == 0 || *cursor->at != wanted) {
        return false;
    }
    cursor->at++;
    return true;
}

/* A non-empty word and the space after it. */
static bool take_word(struct cursor *cursor, struct slice *word)
{
    const char *space = memchr(cursor->at, ' ', left(cursor));
    if (space == NULL || space == cursor->at) {
        return false;
    }
    *word = (struct slice){cursor->at, (size_t)(space - cursor->at)};
    cursor->at = space + 1;
    return true;
}

static bool is_printable(struct slice text)
{
    for (size_t i = 0; i < text.length; i++) {
        unsigned char c = (unsigned char)text.at[i];
        if (c <= 0x20 || c == 0x7f) {
            return false;
        }
    }
    return true;
}

/* The user, at least one byte of anything, up to and including the first " [" after that byte. */
static bool take_user(struct cursor *cursor)
{
    if (left(cursor) == 0) {
        return false;
    }
    const char *from = cursor->at + 1;
    for (;;) {
        const char *bracket = memchr(from, '[', (size_t)(cursor->end - from));
        if (bracket == NULL) {
            return false;
        }
        if (bracket > cursor->at + 1 && bracket[-1] == ' ') {
            cursor->at = bracket + 1;
            return true;
        }
        from = bracket + 1;
    }
}

/* Two digits as a number, or 100, which no field of a time may be. */
static unsigned two_digits(const char *at)
{
    if (!is_digit(at[0]) || !is_digit(at[1])) {
        return 100;
    }
    return (unsigned)(at[0] - '0') * 10 + (unsigned)(at[1] - '0');
}

static bool is_month(const char *at)
{
    static const char names[12][4] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    for (size_t i = 0; i < 12; i++) {
        if (memcmp(at, names[i], 3) == 0) {
            return true;
        }
    }
    return false;
}

/* "17/May/2015:10:05:03 +0000]". The report has no use for the time, but a line without one is
 * not a line of an access log, and this is the field that garbage does not hit by chance. */
static bool take_time(struct cursor *cursor)
{
    static const char shape[] = "00/aaa/0000:00:00:00 +0000]";
    const size_t length = sizeof shape - 1;
    if (left(cursor) < length) {
        return false;
    }
    const char *at = cursor->at;
    for (size_t i = 0; i < length; i++) {
        bool fits = shape[i] == '0'   ? is_digit(at[i])
                    : shape[i] == 'a' ? is_letter(at[i])
                    : shape[i] == '+' ? at[i] == '+' || at[i] == '-'
                                      : at[i] == shape[i];
        if (!fits) {
            return false;
        }
    }
    unsigned day = two_digits(at);
    if (day < 1 || day > 31 || !is_month(at + 3) || two_digits(at + 12) > 23 ||
        two_digits(at + 15) > 59 || two_digits(at + 18) > 60) { /* 60: a leap second */
        return false;
    }
    cursor->at += length;
    return true;
}

/* "text" with its quotes. A quote ends the field unless an odd number of backslashes precede it;
 * looking back from each quote reads every backslash once, so this stays linear. */
static bool take_quoted(struct cursor *cursor, struct slice *text)
{
    if (!take_char(cursor, '"')) {
        return false;
    }
    const char *from = cursor->at;
    for (;;) {
        const char *quote = memchr(from, '"', (size_t)(cursor->end - from));
        if (quote == NULL) {
            return false;
        }
        const char *back = quote;
        while (back > from && back[-1] == '\\') {
            back--;
        }
        if ((quote - back) % 2 == 0) {
            *text = (struct slice){cursor->at, (size_t)(quote - cursor->at)};
            cursor->at = quote + 1;
            return true;
        }
        from = quote + 1;
    }
}

/* Three digits and the space after them. */
static bool take_status(struct cursor *cursor, unsigned *status)
{
    const char *at = cursor->at;
    if (left(cursor) < 4 || !is_digit(at[0]) || two_digits(at + 1) == 100 || at[3] != ' ') {
        return false;
    }
    *status = (unsigned)(at[0] - '0') * 100 + two_digits(at + 1);
    cursor->at += 4;
    return *status >= 100 && *status <= 599;
}

/* A number or '-', up to a space (which stays) or the end of the line. */
static bool take_size(struct cursor *cursor, uint64_t *size)
{
    *size = 0;
    if (!take_char(cursor, '-')) {
        const char *first = cursor->at;
        for (; left(cursor) > 0 && is_digit(*cursor->at); cursor->at++) {
            uint64_t digit = (uint64_t)(*cursor->at - '0');
            if (*size > (UINT64_MAX - digit) / 10) {
                return false;
            }
            *size = *size * 10 + digit;
        }
        if (cursor->at == first) {
            return false;
        }
    }
    return left(cursor) == 0 || *cursor->at == ' ';
}

/* METHOD SP path [SP HTTP/...], or nothing at all. The path may contain spaces: the protocol, where
 * there is one, is what follows the last of them. */
static struct slice requested_path(struct slice request)
{
    const struct slice none = {request.at, 0};
    struct cursor cursor = {request.at, request.at + request.length};
    struct slice method;
    if (!take_word(&cursor, &method)) {
        return none;
    }
    for (size_t i = 0; i < method.length; i++) {
        if (!is_letter(method.at[i]) && (i == 0 || method.at[i] != '-')) {
            return none;
        }
    }
    const char *end = cursor.end;
    for (const char *space = end; space > cursor.at; space--) {
        if (space[-1] == ' ') {
            if ((size_t)(end - space) >= 5 && memcmp(space, "HTTP/", 5) == 0) {
                end = space - 1;
            }
            break;
        }
    }
    const char *query = memchr(cursor.at, '?', (size_t)(end - cursor.at));
    if (query != NULL) {
        end = query;
    }
    return (struct slice){cursor.at, (size_t)(end - cursor.at)};
}

enum parse_result parse_line(struct slice line, struct log_line *out)
{
    if (line.length > 0 && line.at[line.length - 1] == '\r') {
        line.length--;
    }
    if (line.length == 0) {
        return PARSE_EMPTY;
    }
    struct cursor cursor = {line.at, line.at + line.length};
    struct slice ident, request, referrer, agent;

    if (!take_word(&cursor, &out->host) || !is_printable(out->host)) {
        return PARSE_HOST;
    }
    if (!take_word(&cursor, &ident) || !take_user(&cursor)) {
        return PARSE_USER;
    }
    if (!take_time(&cursor)) {
        return PARSE_TIME;
    }
    if (!take_char(&cursor, ' ') || !take_quoted(&cursor, &request)) {
        return PARSE_REQUEST;
    }
    if (!take_char(&cursor, ' ') || !take_status(&cursor, &out->status)) {
        return PARSE_STATUS;
    }
    if (!take_size(&cursor, &out->size)) {
        return PARSE_SIZE;
    }
    out->path = requested_path(request);
    if (left(&cursor) == 0) {
        return PARSE_OK; /* the common format ends here */
    }
    if (!take_char(&cursor, ' ') || !take_quoted(&cursor, &referrer)) {
        return PARSE_REFERRER;
    }
    if (!take_char(&cursor, ' ') || !take_quoted(&cursor, &agent)) {
        return PARSE_AGENT;
    }
    if (left(&cursor) > 0 && *cursor.at != ' ') {
        return PARSE_TRAILING;
    }
    return PARSE_OK;
}

const char *parse_reason(enum parse_result result)
{
    switch (result) {
    case PARSE_OK:
        return "nothing wrong";
    case PARSE_TOO_LONG:
        return "longer than 65536 bytes";
    case PARSE_EMPTY:
        return "empty line";
    case PARSE_HOST:
        return "no host";
    case PARSE_USER:
        return "no ident and user before a '['";
    case PARSE_TIME:
        return "no time such as [17/May/2015:10:05:03 +0000]";
    case PARSE_REQUEST:
        return "no quoted request";
    case PARSE_STATUS:
        return "no status from 100 to 599";
    case PARSE_SIZE:
        return "no size, or one beyond 64 bits";
    case PARSE_REFERRER:
        return "no quoted referrer after the size";
    case PARSE_AGENT:
        return "no quoted user agent after the referrer";
    case PARSE_TRAILING:
        return "text stuck to the user agent";
    }
    return "unknown";
}
