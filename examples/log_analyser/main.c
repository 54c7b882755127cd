/*
 * log_analyser: what happened in an access log, with one pooled record for each client and path.
 *
 *   main.c     options and input           parse.c    one line, taken apart in place
 *   reader.c   lines out of a buffer       analysis.c what is counted
 *   table.c    hash table in order of use  source.c   records from a typed pool or from malloc
 *   report.c   the report                  compare.c  both, timed side by side
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "analysis.h"
#include "compare.h"
#include "report.h"

enum {
    EXIT_NO_INPUT = 1,
    EXIT_USAGE = 2
};

/* Enough for any log, and small enough that no size computed from it overflows. */
enum {
    MAX_RECORDS = 1 << 24
};

struct options {
    const char *input; /* NULL: standard input */
    size_t clients;
    size_t paths;
    size_t top;
    enum source_kind source;
    bool compare;
    bool help;
};

static const char usage_text[] =
    "usage: log_analyser [options] [FILE]\n"
    "Reads an access log in the common or combined format from FILE, or from standard input\n"
    "when there is no FILE or it is '-', and prints a report.\n"
    "\n"
    "  --clients N   records kept for clients, 1 to 16777216 (default 65536)\n"
    "  --paths N     records kept for paths, 1 to 16777216 (default 16384)\n"
    "                beyond these the least recently used record is evicted\n"
    "  --top N       rows in each ranking, 0 to 1000 (default 10)\n"
    "  --malloc      records from malloc and free instead of typed pools\n"
    "  --compare     no report: read the input into memory, time both, print the ratio\n"
    "  --help        this text\n"
    "\n"
    "exit status: 0; 1 the input cannot be read, or no memory or output; 2 wrong usage\n";

/* A whole decimal number within bounds. strtoul would take spaces, signs and what follows. */
static bool parse_number(const char *text, size_t least, size_t most, size_t *out)
{
    size_t value = 0;
    if (*text == '\0') {
        return false;
    }
    for (; *text != '\0'; text++) {
        if (*text < '0' || *text > '9') {
            return false;
        }
        value = value * 10 + (size_t)(*text - '0');
        if (value > most) {
            return false;
        }
    }
    *out = value;
    return value >= least;
}

/* "--name N" or "--name=N". True when argv[*at] is this option; *at is then its last word, and
 * *good says whether its number was. */
static bool take_number(const char *name, char **argv, int *at, size_t least, size_t most,
    size_t *out, bool *good)
{
    const char *word = argv[*at];
    size_t length = strlen(name);
    if (strncmp(word, name, length) != 0 || (word[length] != '\0' && word[length] != '=')) {
        return false;
    }
    const char *number = word[length] == '=' ? word + length + 1 : argv[++*at];
    *good = number != NULL && parse_number(number, least, most, out);
    if (!*good) {
        fprintf(stderr, "log_analyser: %s needs a number from %zu to %zu\n", name, least, most);
    }
    return true;
}

static bool parse_options(char **argv, struct options *options)
{
    bool words_only = false; /* after "--" */
    bool has_input = false;
    bool uses_malloc = false;
    for (int at = 1; argv[at] != NULL; at++) {
        const char *word = argv[at];
        bool good = true;
        if (words_only || word[0] != '-' || word[1] == '\0') {
            if (has_input) {
                fprintf(stderr, "log_analyser: one FILE, not two: %s\n", word);
                return false;
            }
            has_input = true;
            options->input = !words_only && strcmp(word, "-") == 0 ? NULL : word;
        } else if (strcmp(word, "--") == 0) {
            words_only = true;
        } else if (strcmp(word, "--help") == 0) {
            options->help = true;
            return true;
        } else if (strcmp(word, "--malloc") == 0) {
            uses_malloc = true;
        } else if (strcmp(word, "--compare") == 0) {
            options->compare = true;
        } else if (!take_number("--clients", argv, &at, 1, MAX_RECORDS, &options->clients, &good) &&
                   !take_number("--paths", argv, &at, 1, MAX_RECORDS, &options->paths, &good) &&
                   !take_number("--top", argv, &at, 0, REPORT_TOP_MAX, &options->top, &good)) {
            fprintf(stderr, "log_analyser: no such option: %s\n", word);
            return false;
        }
        if (!good) {
            return false;
        }
    }
    if (uses_malloc && options->compare) {
        fprintf(stderr, "log_analyser: --compare runs both; --malloc has no meaning with it\n");
        return false;
    }
    options->source = uses_malloc ? SOURCE_MALLOC : SOURCE_POOLS;
    return true;
}

static int fail(const char *what, const char *why)
{
    fflush(stdout);
    fprintf(stderr, "log_analyser: %s: %s\n", what, why);
    return EXIT_NO_INPUT;
}

static int run_report(int fd, const char *name, const struct options *options)
{
    struct analysis analysis;
    struct reader reader;
    if (!reader_open(&reader, fd)) {
        return fail(name, "no memory for a buffer");
    }
    if (!analysis_begin(&analysis, options->source, options->clients, options->paths)) {
        reader_close(&reader);
        return fail(name, "no memory for the tables");
    }
    double from = compare_clock();
    bool done = analysis_read(&analysis, &reader);
    double to = compare_clock();
    int status = 0;
    if (!done) {
        status = fail(name, "no memory for a record");
    } else if (reader.error != 0) {
        status = fail(name, strerror(reader.error));
    } else {
        struct report_input input = {
            .name = name, .bytes = reader.bytes, .seconds = to - from, .top = options->top};
        report_print(stdout, &analysis, &input);
    }
    analysis_end(&analysis);
    reader_close(&reader);
    return status;
}

/* The whole input in one block of memory, never NULL on success; the caller frees it. */
static char *read_all(int fd, size_t *length)
{
    size_t room = READER_BUFFER;
    char *text = malloc(room);
    *length = 0;
    while (text != NULL) {
        ssize_t got = read(fd, text + *length, room - *length);
        if (got == 0) {
            return text;
        }
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0) {
            break;
        }
        *length += (size_t)got;
        if (*length == room) {
            char *larger = room <= SIZE_MAX / 2 ? realloc(text, room * 2) : NULL;
            if (larger == NULL) {
                errno = ENOMEM;
                break;
            }
            text = larger;
            room *= 2;
        }
    }
    free(text);
    return NULL;
}

static int run_compare(int fd, const char *name, const struct options *options)
{
    struct slice text;
    char *memory = read_all(fd, &text.length);
    if (memory == NULL) {
        return fail(name, strerror(errno));
    }
    text.at = memory;
    bool done = compare_print(stdout, text, options->clients, options->paths);
    free(memory);
    return done ? 0 : fail(name, "no memory for the tables");
}

static int run(const struct options *options)
{
    const char *name = options->input != NULL ? options->input : "standard input";
    int fd = options->input != NULL ? open(options->input, O_RDONLY) : STDIN_FILENO;
    if (fd < 0) {
        return fail(name, strerror(errno));
    }
    int status = options->compare ? run_compare(fd, name, options) : run_report(fd, name, options);
    if (fd != STDIN_FILENO) {
        close(fd);
    }
    return status;
}

int main(int argc, char **argv)
{
    struct options options = {.clients = 65536, .paths = 16384, .top = 10};
    (void)argc;
    if (!parse_options(argv, &options)) {
        fprintf(stderr, "Try log_analyser --help.\n");
        return EXIT_USAGE;
    }
    int status = 0;
    if (options.help) {
        fputs(usage_text, stdout);
    } else {
        status = run(&options);
    }
    /* A report that did not reach its file, say a full disk, is a failure too. */
    if ((fflush(stdout) != 0 || ferror(stdout)) && status == 0) {
        status = fail("standard output", "the report could not be written");
    }
    return status;
}
