/* The command line. */
#ifndef OPTIONS_H_INCLUDED
#define OPTIONS_H_INCLUDED

#include <stdbool.h>
#include <stddef.h>

enum exit_status {
    EXIT_VALID = 0,
    EXIT_INVALID = 1,
    EXIT_USAGE = 2,
    EXIT_TROUBLE = 3 /* input, output or memory */
};

struct options {
    char **files; /* "-" is standard input */
    size_t file_count; /* 0: standard input */
    size_t bench; /* MiB; 0: no benchmark */
    bool is_compact;
    bool has_stats;
    bool is_quiet;
    bool is_lines;
    bool is_help;
};

extern const char options_usage[];

/* Moves the files to the front of argv, where options->files then points. False, with a message, when the
 * command line makes no sense. */
bool options_parse(char **argv, struct options *options);

#endif
