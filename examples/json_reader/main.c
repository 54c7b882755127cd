/*
 * json_reader: JSON documents into typed memory and out again.
 *
 *   options.c   the command line            session.c     files, lines, what is done with a document
 *   input.c     a file in memory            complaint.c   where a document is wrong, and how
 *   reader.c    a text to a tree            walk.c        a tree step by step
 *   print.c     a tree to a text            report.c      --stats
 *   number.c    numbers as C has them       bench.c       --bench
 *
 * reader.c consists of parse.h (values), parse_text.h (strings), keys.h (distinct keys) and memory.h
 * (where all of it lives); malloc_reader.c is the same with another memory.
 */
#include <stdio.h>

#include "bench.h"
#include "options.h"
#include "session.h"

static enum exit_status run(const struct options *options)
{
    if (options->is_help) {
        fputs(options_usage, stdout);
        return EXIT_VALID;
    }
    return options->bench > 0 ? bench_run(stdout, options->bench) : session_run(options);
}

int main(int argc, char **argv)
{
    struct options options;
    (void)argc;
    if (!options_parse(argv, &options)) {
        fprintf(stderr, "Try json_reader --help.\n");
        return EXIT_USAGE;
    }
    enum exit_status status = run(&options);
    /* A document that did not reach its file, say a full disk, is a failure too. */
    if (fflush(stdout) != 0 || ferror(stdout)) {
        fprintf(stderr, "json_reader: standard output could not be written\n");
        status = EXIT_TROUBLE;
    }
    return (int)status;
}
