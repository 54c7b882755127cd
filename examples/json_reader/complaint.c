#include "complaint.h"

#include <string.h>

#include "utf8.h"

struct position {
    size_t line, column;
};

/* Found by counting once it is needed; the parser keeps no such numbers. */
static struct position position_of(struct slice text, const char *at, size_t first_line)
{
    struct position position = {.line = first_line, .column = 1};
    const char *line = text.at, *newline;
    while ((newline = memchr(line, '\n', (size_t)(at - line))) != NULL) {
        line = newline + 1;
        position.line++;
    }
    for (; line < at; line++) {
        position.column += !utf8_is_continuation(*line);
    }
    return position;
}

static const char *found(typed_bump_json *arena, struct slice text, const char *at)
{
    if (at == text.at + text.length) {
        return typed_bump_json_strdup(arena, "the end");
    }
    unsigned byte = (unsigned char)*at;
    if (byte > ' ' && byte < 0x7f) {
        return typed_bump_json_printf(arena, "'%c'", *at);
    }
    size_t length = byte < 0x80 ? 1 : utf8_length(at);
    if (length == 0) {
        return typed_bump_json_printf(arena, "byte 0x%02x", byte);
    }
    return typed_bump_json_printf(arena, "U+%04lX", (unsigned long)utf8_code_point(at, length));
}

const char *complaint(typed_bump_json *arena, const char *name, size_t first_line, struct slice text, const struct parsed *parsed)
{
    if (parsed->status == PARSE_NO_MEMORY) {
        return typed_bump_json_printf(arena, "%s: no memory", name);
    }
    if (parsed->status == PARSE_TOO_LONG) {
        return typed_bump_json_printf(arena, "%s: a string or a number of 4 GiB or more", name);
    }
    struct position position = position_of(text, parsed->at, first_line);
    const char *what = found(arena, text, parsed->at);
    return what == NULL ? NULL : typed_bump_json_printf(arena, "%s:%zu:%zu: error: expected %s, found %s", name, position.line, position.column, parsed->expected, what);
}
