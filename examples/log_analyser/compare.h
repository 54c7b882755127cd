/* The same work with records from pools and from malloc, timed side by side. */
#ifndef COMPARE_H_INCLUDED
#define COMPARE_H_INCLUDED

#include <stdbool.h>
#include <stdio.h>

#include "slice.h"

/* Seconds on a clock that only goes forward. */
double compare_clock(void);

/* Analyses the text several times with each source and prints medians. False when there was no
 * memory. Prints a line that begins with "DIFFERENT" if the two counted differently. */
bool compare_print(FILE *out, struct slice text, size_t clients, size_t paths);

#endif
