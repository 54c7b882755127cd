/* SET key value, GET key, DEL key, QUIT: one line each, and one line for an answer. */
#include "server.h"
#include "table.h"

#include <stdio.h>
#include <string.h>

static size_t say(char answer[LINE_BYTES], const char *first, const char *second)
{
    const int bytes = snprintf(answer, LINE_BYTES, "%s%s\n", first, second);
    return bytes < 0 ? 0 : (size_t)bytes;
}

/* The next word of a line, which is cut off behind it. */
static char *word(char **line)
{
    char *first = *line + strspn(*line, " ");
    char *end = first + strcspn(first, " ");
    *line = *end == '\0' ? end : end + 1;
    *end = '\0';
    return first;
}

size_t answer_line(char *line, char answer[LINE_BYTES], bool *is_closing)
{
    const char *verb = word(&line);
    if (strcmp(verb, "QUIT") == 0) {
        *is_closing = true;
        return say(answer, "BYE", "");
    }
    const char *key = word(&line);
    if (*key == '\0' || strlen(key) >= KEY_BYTES) {
        return say(answer, "ERROR ", *key == '\0' ? "a verb and a key are expected" : "the key is too long");
    }
    if (strcmp(verb, "SET") == 0) {
        if (strlen(line) >= VALUE_BYTES) {
            return say(answer, "ERROR ", "the value is too long");
        }
        return table_set(key, line) ? say(answer, "OK", "") : say(answer, "ERROR ", "no room for another key");
    }
    if (strcmp(verb, "GET") == 0) {
        char value[VALUE_BYTES];
        return table_get(key, value) ? say(answer, "VALUE ", value) : say(answer, "NONE", "");
    }
    if (strcmp(verb, "DEL") == 0) {
        return say(answer, table_delete(key) ? "OK" : "NONE", "");
    }
    return say(answer, "ERROR ", "expected SET, GET, DEL or QUIT");
}
