/* typedalloc runtime: strings in JSON and in Prometheus' text format. License: MIT. */
#include <typed/text.h>

/* Bytes of the character that a string begins with, 0 where that is none of UTF-8 (RFC 3629): cut off, longer than it need
 * be, half of a pair, or past the last. The string's end is no later byte of a character. */
static size_t character_bytes(const unsigned char *text)
{
    static const struct {
        unsigned char first, last; /* what it begins with */
        unsigned char least, most; /* the byte after that */
        unsigned char bytes;
    } forms[] = {
        {0xC2, 0xDF, 0x80, 0xBF, 2},
        {0xE0, 0xE0, 0xA0, 0xBF, 3},
        {0xE1, 0xEC, 0x80, 0xBF, 3},
        {0xED, 0xED, 0x80, 0x9F, 3},
        {0xEE, 0xEF, 0x80, 0xBF, 3},
        {0xF0, 0xF0, 0x90, 0xBF, 4},
        {0xF1, 0xF3, 0x80, 0xBF, 4},
        {0xF4, 0xF4, 0x80, 0x8F, 4},
    };
    if (text[0] < 0x80) {
        return 1;
    }
    size_t form = 0;
    while (form < sizeof forms / sizeof forms[0] && (text[0] < forms[form].first || text[0] > forms[form].last)) {
        form++;
    }
    if (form == sizeof forms / sizeof forms[0] || text[1] < forms[form].least || text[1] > forms[form].most) {
        return 0;
    }
    for (size_t i = 2; i < forms[form].bytes; i++) {
        if ((text[i] & 0xC0) != 0x80) {
            return 0;
        }
    }
    return forms[form].bytes;
}

/* Write the character at `text`, or for a byte that is none the one that Unicode has for that: how far to go on. */
static size_t put_character(const unsigned char *text, FILE *out)
{
    const size_t bytes = character_bytes(text);
    if (bytes == 0) {
        fputs("\xEF\xBF\xBD", out);
        return 1;
    }
    fwrite(text, 1, bytes, out);
    return bytes;
}

TYPED_WEAK void typed_put_json_string(const char *text, FILE *out)
{
    fputc('"', out);
    for (const unsigned char *c = (const unsigned char *)text; *c != '\0';) {
        if (*c == '"' || *c == '\\') {
            fprintf(out, "\\%c", *c++);
        } else if (*c < 0x20) {
            fprintf(out, "\\u%04x", *c++);
        } else {
            c += put_character(c, out);
        }
    }
    fputc('"', out);
}

TYPED_WEAK void typed_put_label(const char *text, FILE *out)
{
    fputc('"', out);
    for (const unsigned char *c = (const unsigned char *)text; *c != '\0';) {
        if (*c == '\n') {
            fputs("\\n", out);
            c++;
        } else if (*c == '"' || *c == '\\') {
            fprintf(out, "\\%c", *c++);
        } else {
            c += put_character(c, out);
        }
    }
    fputc('"', out);
}

TYPED_WEAK void typed_put_metric(const char *name, const char *type, const char *help, FILE *out)
{
    fprintf(out, "# HELP %s %s\n# TYPE %s %s\n", name, help, name, type);
}
