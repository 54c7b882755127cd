/* interpreter [--stats] [--list] [FILE]: runs a program of a small language. Exit status: 0, 1 for an error in the
 * program, 2 for wrong usage, 3 for input that cannot be read. */
#include <stdlib.h>
#include <string.h>

#include "compile.h"
#include "machine.h"

enum {
    BAD_PROGRAM = 1,
    BAD_USAGE = 2,
    BAD_INPUT = 3
};

static const char usage[] =
    "usage: interpreter [--stats] [--list] [FILE]\n"
    "\n"
    "Runs FILE, or standard input.\n"
    "  --list   the instructions, in place of running them\n"
    "  --stats  what the program took, afterwards, to standard error\n";

/* All of a file; NULL when it cannot be read. */
static char *read_all(FILE *file, size_t *length)
{
    size_t room = 4096;
    char *text = malloc(room);
    *length = 0;
    while (text != NULL) {
        const size_t got = fread(text + *length, 1, room - *length, file);
        *length += got;
        if (got == 0) {
            break;
        }
        if (*length == room) {
            room *= 2;
            char *grown = realloc(text, room);
            if (grown == NULL) {
                free(text);
            }
            text = grown;
        }
    }
    if (text != NULL && ferror(file) != 0) {
        free(text);
        return NULL;
    }
    return text;
}

static int run_text(const char *name, const char *text, size_t length, bool is_listed, bool has_stats)
{
    struct program program;
    struct machine_report report;
    bool is_done = program_compile(&program, name, text, length, stderr);
    if (is_done && is_listed) {
        program_list(&program, stdout);
    } else if (is_done) {
        is_done = machine_run(&program, name, stdout, stderr, &report);
        if (has_stats) {
            fprintf(stderr, "%llu instructions run, %llu calls, %zu deep at most\n", report.instructions, report.calls, report.deepest);
            fprintf(stderr, "stack: %zu bytes at most, %zu left at the end\n", report.peak_bytes, report.left_bytes);
            fprintf(stderr, "code: %zu bytes; names and functions: %zu bytes\n", typed_bump_code_usage(&program.code).used, typed_bump_symbol_usage(&program.symbols).used);
        }
    }
    program_end(&program);
    return is_done ? 0 : BAD_PROGRAM;
}

int main(int count, char **arguments)
{
    bool is_listed = false;
    bool has_stats = false;
    const char *path = NULL;
    for (int i = 1; i < count; i++) {
        if (strcmp(arguments[i], "--list") == 0) {
            is_listed = true;
        } else if (strcmp(arguments[i], "--stats") == 0) {
            has_stats = true;
        } else if (strcmp(arguments[i], "--help") == 0) {
            fputs(usage, stdout);
            return 0;
        } else if (arguments[i][0] == '-' || path != NULL) {
            fputs(usage, stderr);
            return BAD_USAGE;
        } else {
            path = arguments[i];
        }
    }
    FILE *file = path == NULL ? stdin : fopen(path, "rb");
    size_t length = 0;
    char *text = file == NULL ? NULL : read_all(file, &length);
    if (file != NULL && file != stdin) {
        (void)fclose(file);
    }
    if (text == NULL) {
        fprintf(stderr, "%s: cannot be read\n", path == NULL ? "standard input" : path);
        return BAD_INPUT;
    }
    const int status = run_text(path == NULL ? "input" : path, text, length, is_listed, has_stats);
    free(text);
    return status;
}
