#include "print.h"

#include "output.h"
#include "scan.h"
#include "utf8.h"
#include "walk.h"

static void print_escape(struct output *output, unsigned unit)
{
    static const char digits[] = "0123456789abcdef";
    char escape[6] = {'\\', 'u', digits[unit >> 12 & 15], digits[unit >> 8 & 15], digits[unit >> 4 & 15], digits[unit & 15]};
    output_slice(output, (struct slice){escape, sizeof escape});
}

static void print_control(struct output *output, char c)
{
    static const char meanings[] = "\b\f\n\r\t", names[] = "bfnrt";
    const char *meaning = c != '\0' ? strchr(meanings, c) : NULL;
    if (meaning == NULL) {
        print_escape(output, (unsigned char)c);
    } else {
        char escape[2] = {'\\', names[meaning - meanings]};
        output_slice(output, (struct slice){escape, sizeof escape});
    }
}

/* One special character; returns the one after it. */
static const char *print_special(struct output *output, const char *at, const char *end)
{
    unsigned char c = (unsigned char)*at;
    if (c == '"' || c == '\\') {
        char escape[2] = {'\\', *at};
        output_slice(output, (struct slice){escape, sizeof escape});
        return at + 1;
    }
    if (c < ' ') {
        print_control(output, *at);
        return at + 1;
    }
    if (c == 0xed && end - at >= 3 && (unsigned char)at[1] >= 0xa0) {
        print_escape(output, utf8_code_point(at, 3)); /* a surrogate that has no partner: not UTF-8 */
        return at + 3;
    }
    const char *from = at;
    do {
        at++;
    } while (at < end && (unsigned char)*at >= 0x80 && (unsigned char)*at != 0xed);
    output_slice(output, (struct slice){from, (size_t)(at - from)});
    return at;
}

static void print_string(struct output *output, struct slice text)
{
    output_char(output, '"');
    const char *at = text.at, *end = text.length > 0 ? text.at + text.length : at;
    while (at < end) {
        const char *plain = scan_plain_until(at, end);
        output_slice(output, (struct slice){at, (size_t)(plain - at)});
        at = plain < end ? print_special(output, plain, end) : end;
    }
    output_char(output, '"');
}

/* A value that is not an open container. */
static void print_scalar(struct output *output, const struct value *value)
{
    static const char *const words[VALUE_KINDS] = {"null", "false", "true", "", "", "[]", "{}"};
    if (value->kind == VALUE_NUMBER) {
        output_slice(output, value_text(value));
    } else if (value->kind == VALUE_STRING) {
        print_string(output, value_text(value));
    } else {
        output_words(output, words[value->kind]);
    }
}

static void print_break(struct output *output, size_t depth)
{
    char line[1 + 2 * PRINT_DEEPEST];
    memset(line, ' ', sizeof line);
    line[0] = '\n';
    output_slice(output, (struct slice){line, 1 + 2 * depth});
}

static void print_step(struct output *output, const struct walk *walk, enum print_style style)
{
    const struct value *value = walk->value;
    /* What stands between brackets is broken into lines where they are not too deep themselves. */
    size_t breaks = style == PRINT_PRETTY ? PRINT_DEEPEST : 0;
    if (walk->is_leaving) {
        if (walk->depth < breaks) {
            print_break(output, walk->depth);
        }
        output_char(output, value->kind == VALUE_OBJECT ? '}' : ']');
        return;
    }
    if (walk->container != NULL) {
        if (!walk->is_first) {
            output_char(output, ',');
        }
        if (walk->depth <= breaks) {
            print_break(output, walk->depth);
        }
        if (walk->container->kind == VALUE_OBJECT) {
            const struct key *key = value_key(value);
            print_string(output, (struct slice){key->text, key->length});
            output_words(output, style == PRINT_PRETTY ? ": " : ":");
        }
    }
    if (walk_is_open(value)) {
        output_char(output, value->kind == VALUE_OBJECT ? '{' : '[');
    } else {
        print_scalar(output, value);
    }
}

/* The buffer is the arena's, and the end of the scope gives it back on every way out. */
bool print_tree(FILE *file, struct memory *memory, struct value *root, enum print_style style)
{
    typed_bump_json_scope_auto scope = typed_bump_json_scope_begin(&memory->arena);
    struct output output = {.file = file, .buffer = typed_bump_json_alloc_bytes(&memory->arena, OUTPUT_ROOM, 64)};
    if (output.buffer == NULL) {
        return false;
    }
    struct walk walk;
    walk_begin(&walk, memory, root);
    while (walk_step(&walk)) {
        print_step(&output, &walk, style);
    }
    walk_end(&walk);
    output_char(&output, '\n');
    output_flush(&output);
    return !walk.has_failed;
}
