/*
 * One round is one whole analysis: making the tables, reading every line, and giving everything
 * back. The two sources take turns, and the one that goes first changes from round to round, so
 * that a machine that is getting slower or faster is slower or faster for both.
 *
 * What this shows is what pools change in this program, most of which is reading text. It is not
 * the speed of an allocation.
 */
#include "compare.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "analysis.h"

enum {
    ROUNDS = 9
};

/* What both must agree on. */
struct counts {
    uint64_t lines;
    uint64_t malformed;
    uint64_t bytes;
    uint64_t records; /* made, over the whole run */
    uint64_t evicted;
    uint64_t last_seen; /* a digest of which records were left, in the order of last use */
};

double compare_clock(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

static uint64_t digest(const struct table *table)
{
    uint64_t sum = 0;
    for (const struct entry *entry = table->newest; entry != NULL; entry = entry->older) {
        sum = sum * 31 + entry->first_line * 7 + entry->requests;
    }
    return sum;
}

static bool run_once(enum source_kind kind, struct slice text, size_t clients, size_t paths,
    double *seconds, struct counts *counts)
{
    struct analysis analysis;
    struct reader reader;
    double from = compare_clock();
    if (!analysis_begin(&analysis, kind, clients, paths)) {
        return false;
    }
    reader_open_memory(&reader, text);
    bool done = analysis_read(&analysis, &reader);
    double to = compare_clock();
    *counts = (struct counts){
        .lines = analysis.lines,
        .malformed = analysis.malformed,
        .bytes = analysis.bytes,
        .evicted = analysis.clients_evicted + analysis.paths_evicted,
        .last_seen = digest(&analysis.clients) ^ digest(&analysis.paths)};
    counts->records = analysis.clients.count + analysis.paths.count + counts->evicted;
    double resumed = compare_clock();
    analysis_end(&analysis);
    *seconds = (to - from) + (compare_clock() - resumed);
    return done;
}

static int by_time(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static void print_source(FILE *out, const char *name, double seconds[ROUNDS], uint64_t lines)
{
    qsort(seconds, ROUNDS, sizeof seconds[0], by_time);
    double median = seconds[ROUNDS / 2];
    fprintf(out, "  %-12s %10.4f s   (%.4f to %.4f)   %12.0f lines/s\n", name, median, seconds[0],
        seconds[ROUNDS - 1], median > 0 ? (double)lines / median : 0.0);
}

bool compare_print(FILE *out, struct slice text, size_t clients, size_t paths)
{
    double seconds[2][ROUNDS] = {{0}};
    struct counts counts[2] = {{0}};
    bool same = true;

    for (int round = -1; round < ROUNDS; round++) { /* -1 is the warm-up */
        for (int turn = 0; turn < 2; turn++) {
            int kind = (round + turn) & 1;
            double took;
            if (!run_once(kind == 0 ? SOURCE_POOLS : SOURCE_MALLOC, text, clients, paths, &took,
                    &counts[kind])) {
                return false;
            }
            if (round >= 0) {
                seconds[kind][round] = took;
            }
        }
        same = same && memcmp(&counts[0], &counts[1], sizeof counts[0]) == 0;
    }

    fprintf(out,
        "compare, medians of %d rounds after a warm-up, in turns, the input in memory\n"
        "  %" PRIu64 " lines, %.1f MB; %" PRIu64 " records made, %" PRIu64 " evicted\n",
        ROUNDS, counts[0].lines, (double)text.length / 1e6, counts[0].records,
        counts[0].evicted);
    print_source(out, "typed pools", seconds[0], counts[0].lines);
    print_source(out, "malloc", seconds[1], counts[1].lines);
    fprintf(out, "  ratio        %10.3f     (time with malloc / time with pools)\n",
        seconds[0][ROUNDS / 2] > 0 ? seconds[1][ROUNDS / 2] / seconds[0][ROUNDS / 2] : 1.0);
    if (seconds[0][ROUNDS - 1] >= seconds[1][0] && seconds[1][ROUNDS - 1] >= seconds[0][0]) {
        fprintf(out, "  The ranges overlap: this run alone does not prove a difference.\n");
    }
    if (!same) {
        fprintf(out, "DIFFERENT: the two sources did not count the same.\n");
    }
    return true;
}
