/* typedalloc runtime: strings in JSON and in Prometheus' text format. License: MIT. */
#include <typed/text.h>

/* Bytes of the character that a string begins with, 0 where that is none of UTF-8 (RFC 3629): cut off, too long for what
 * it says, half of a pair, or past the last. The string's end is no later byte of a character. */
static size_t character_bytes(const unsigned char *text)
{
    const unsigned char first = text[0];
    if (first < 0x80) {
        return 1;
    }
    const size_t bytes = first < 0xC2 ? 0 : first < 0xE0 ? 2
        : first < 0xF0                                   ? 3
        : first < 0xF5                                   ? 4
                                                         : 0;
    const unsigned char least = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90
                                                                     : 0x80;
    const unsigned char most = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F
                                                                    : 0xBF;
    if (bytes == 0 || text[1] < least || text[1] > most) {
        return 0;
    }
    for (size_t i = 2; i < bytes; i++) {
        if ((text[i] & 0xC0) != 0x80) {
            return 0;
        }
    }
    return bytes;
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
