#include "options.h"

#include <stdio.h>
#include <string.h>

enum {
    BENCH_DEFAULT = 100,
    BENCH_MOST = 4096
};

const char options_usage[] =
    "usage: json_reader [options] [FILE...]\n"
    "Reads one JSON document (RFC 8259) from each FILE, or from standard input when there is no FILE\n"
    "or it is '-', and prints it in a readable form.\n"
    "\n"
    "  --compact      print without white space, each document on a line\n"
    "  --quiet        print nothing: the exit status says whether all documents are valid\n"
    "  --stats        print what was in the documents, and what the allocators did\n"
    "  --lines        a document on each line of a FILE; blank lines are passed over\n"
    "  --bench [MiB]  read a document of so many MiB (1 to 4096, default 100), made for this, with typed\n"
    "                 allocators and with malloc, in turns, and print both times\n"
    "  --help         this text\n"
    "\n"
    "An invalid document is reported as FILE:LINE:COLUMN: error: ..., and the others are still read.\n"
    "exit status: 0; 1 a document is invalid; 2 wrong usage; 3 no input, output or memory\n";

/* A whole decimal number; strtoul would take spaces, signs and what follows. */
static bool parse_number(const char *text, size_t most, size_t *out)
{
    size_t value = 0;
    bool is_number = *text != '\0';
    for (; is_number && *text != '\0'; text++) {
        is_number = *text >= '0' && *text <= '9' && value <= most;
        value = value * 10 + (size_t)(*text - '0');
    }
    *out = value;
    return is_number && value >= 1 && value <= most;
}

/* The number is optional, and the next word is it when it begins with a digit. */
static bool parse_bench(char ***word, struct options *options)
{
    const char *number = (**word)[strlen("--bench")] == '=' ? **word + strlen("--bench=") : (*word)[1];
    options->bench = BENCH_DEFAULT;
    if ((**word)[strlen("--bench")] != '=') {
        if (number == NULL || number[0] < '0' || number[0] > '9') {
            return true;
        }
        ++*word;
    }
    if (!parse_number(number, BENCH_MOST, &options->bench)) {
        fprintf(stderr, "json_reader: --bench takes a number from 1 to %d, not %s\n", BENCH_MOST, number);
        return false;
    }
    return true;
}

static bool *flag_of(const char *word, struct options *options)
{
    const struct {
        const char *name;
        bool *flag;
    } flags[] = {{"--compact", &options->is_compact},
        {"--quiet", &options->is_quiet},
        {"--stats", &options->has_stats},
        {"--lines", &options->is_lines},
        {"--help", &options->is_help}};
    for (size_t i = 0; i < sizeof flags / sizeof flags[0]; i++) {
        if (strcmp(word, flags[i].name) == 0) {
            return flags[i].flag;
        }
    }
    return NULL;
}

static bool is_sound(const struct options *options)
{
    int ways = options->is_compact + options->is_quiet + options->has_stats;
    if (ways > 1) {
        fprintf(stderr, "json_reader: --compact, --quiet and --stats are alternatives\n");
        return false;
    }
    if (options->bench > 0 && (ways > 0 || options->is_lines || options->file_count > 0)) {
        fprintf(stderr, "json_reader: --bench makes its own document and takes nothing else\n");
        return false;
    }
    return true;
}

bool options_parse(char **argv, struct options *options)
{
    bool files_only = false; /* after "--" */
    *options = (struct options){.files = argv};
    if (*argv == NULL) {
        return true;
    }
    for (char **word = argv + 1; *word != NULL; word++) {
        bool *flag = files_only ? NULL : flag_of(*word, options);
        if (files_only || (*word)[0] != '-' || (*word)[1] == '\0') {
            options->files[options->file_count++] = *word;
        } else if (strcmp(*word, "--") == 0) {
            files_only = true;
        } else if (flag != NULL) {
            *flag = true;
        } else if (strcmp(*word, "--bench") == 0 || strncmp(*word, "--bench=", strlen("--bench=")) == 0) {
            if (!parse_bench(&word, options)) {
                return false;
            }
        } else {
            fprintf(stderr, "json_reader: no such option: %s\n", *word);
            return false;
        }
    }
    return options->is_help || is_sound(options);
}
