/* The report of one run, as text. All bytes that came out of a log are printed safely. */
#ifndef REPORT_H_INCLUDED
#define REPORT_H_INCLUDED

#include <stdio.h>

#include "analysis.h"

enum {
    REPORT_TOP_MAX = 1000
}; /* rows in a ranking */

struct report_input {
    const char *name;
    uint64_t bytes; /* read */
    double seconds; /* from the first line to the last */
    size_t top; /* rows in each ranking */
};

/* Everything before the line that begins with "throughput" depends on the log and the capacities
 * alone; it is the same for records from pools and from malloc. */
void report_print(FILE *out, const struct analysis *analysis, const struct report_input *input);

/* Printable ASCII as it is, anything else as \xHH: a log is a stranger's text, and a terminal
 * obeys escape sequences. */
void report_text(FILE *out, struct slice text);

#endif
