/*
 * One round is one whole document: reading it, and giving it back. The two readers take turns, and the one
 * that goes first changes from round to round, so that a machine that is getting slower or faster is so
 * for both.
 *
 * Two ways to use a reader are measured: kept for document after document, and a process for one document,
 * in which a reader is opened, used once and closed, and all of its memory is new to the process. The
 * latter comes first, because a process begins with what its parent's malloc has left over.
 */
#include "bench.h"

#include <stdint.h>
#include <stdlib.h>
#include <time.h>

#include "bench_child.h"
#include "bench_digest.h"
#include "bench_text.h"
#include "malloc_reader.h"
#include "reader.h"

enum {
    ROUNDS = 7
};

/* A reader of either kind, and what it is to read. */
struct subject {
    const char *name;
    struct reader *typed; /* or */
    struct malloc_reader *on_malloc;
    struct slice text;
    struct bench_took alone[ROUNDS], kept[ROUNDS];
};

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

static bool subject_open(const struct subject *subject)
{
    return subject->typed != NULL ? reader_open(subject->typed) : malloc_reader_open(subject->on_malloc);
}

static struct parsed subject_parse(const struct subject *subject)
{
    return subject->typed != NULL ? reader_parse(subject->typed, subject->text) : malloc_reader_parse(subject->on_malloc, subject->text);
}

static void subject_reset(const struct subject *subject, struct value *root)
{
    if (subject->typed != NULL) {
        reader_reset(subject->typed, root);
    } else {
        malloc_reader_reset(subject->on_malloc, root);
    }
}

static void subject_close(const struct subject *subject, struct value *root)
{
    if (subject->typed != NULL) {
        reader_close(subject->typed, root);
    } else {
        malloc_reader_close(subject->on_malloc, root);
    }
}

static bool run_alone(const void *context, struct bench_took *took)
{
    const struct subject *subject = context;
    double opened = now();
    if (!subject_open(subject)) {
        return false;
    }
    struct parsed parsed = subject_parse(subject);
    double read = now();
    subject_close(subject, parsed.root);
    *took = (struct bench_took){.read = read - opened, .back = now() - read};
    return parsed.status == PARSE_OK;
}

static bool run_kept(const struct subject *subject, struct bench_took *took)
{
    double begun = now();
    struct parsed parsed = subject_parse(subject);
    double read = now();
    subject_reset(subject, parsed.root);
    *took = (struct bench_took){.read = read - begun, .back = now() - read};
    return parsed.status == PARSE_OK;
}

static double all_of(const struct bench_took *took)
{
    return took->read + took->back;
}

static int by_all(const void *a, const void *b)
{
    double x = all_of(a), y = all_of(b);
    return (x > y) - (x < y);
}

/* The median round, and the range. */
static double print_subject(FILE *out, const struct subject *subject, struct bench_took took[ROUNDS])
{
    qsort(took, ROUNDS, sizeof took[0], by_all);
    const struct bench_took *median = &took[ROUNDS / 2];
    double all = all_of(median);
    fprintf(out, "  %-8s %8.4f s  = %8.4f read + %8.4f give back   (%.4f to %.4f)  %7.1f MB/s", subject->name, all, median->read,
        median->back, all_of(&took[0]), all_of(&took[ROUNDS - 1]), (double)subject->text.length / 1e6 / all);
    if (median->peak > 0) {
        fprintf(out, "  %.1f MB", median->peak);
    }
    fprintf(out, "\n");
    return all;
}

static void print_ratio(FILE *out, double typed, double on_malloc)
{
    fprintf(out, "  ratio    %8.2f    (time with malloc / time with typed allocators)\n", on_malloc / typed);
}

static void print_all(FILE *out, struct subject subjects[2])
{
    fprintf(out, "readers that are kept for document after document\n");
    double typed = print_subject(out, &subjects[0], subjects[0].kept);
    print_ratio(out, typed, print_subject(out, &subjects[1], subjects[1].kept));
    fprintf(out, "a process for each document (last: memory at the peak, beyond the text)\n");
    typed = print_subject(out, &subjects[0], subjects[0].alone);
    print_ratio(out, typed, print_subject(out, &subjects[1], subjects[1].alone));
}

static bool bench_alone(struct subject subjects[2])
{
    for (int round = 0; round < ROUNDS; round++) {
        for (int turn = 0; turn < 2; turn++) {
            struct subject *subject = &subjects[(round + turn) & 1];
            if (!bench_in_child(run_alone, subject, &subject->alone[round])) {
                return false;
            }
        }
    }
    return true;
}

/* Also the warm-up. */
static bool read_the_same(const struct subject subjects[2])
{
    uint64_t digests[2] = {0, 0};
    for (int i = 0; i < 2; i++) {
        struct parsed parsed = subject_parse(&subjects[i]);
        if (parsed.status != PARSE_OK) {
            return false;
        }
        digests[i] = bench_digest(parsed.root);
        subject_reset(&subjects[i], parsed.root);
    }
    return digests[0] == digests[1];
}

static bool run_rounds(struct subject subjects[2])
{
    if (!read_the_same(subjects)) {
        return false;
    }
    for (int round = 0; round < ROUNDS; round++) {
        for (int turn = 0; turn < 2; turn++) {
            struct subject *subject = &subjects[(round + turn) & 1];
            if (!run_kept(subject, &subject->kept[round])) {
                return false;
            }
        }
    }
    return true;
}

static bool bench_kept(struct subject subjects[2])
{
    if (!subject_open(&subjects[0])) {
        return false;
    }
    bool done = subject_open(&subjects[1]);
    if (done) {
        done = run_rounds(subjects);
        subject_close(&subjects[1], NULL);
    }
    subject_close(&subjects[0], NULL);
    return done;
}

enum exit_status bench_run(FILE *out, size_t mebibytes)
{
    struct slice text = bench_text(mebibytes << 20);
    struct malloc_reader *on_malloc = malloc(malloc_reader_size);
    struct reader typed;
    struct subject subjects[2] = {{.name = "typed", .typed = &typed, .text = text}, {.name = "malloc", .on_malloc = on_malloc, .text = text}};
    bool done = text.at != NULL && on_malloc != NULL;
    if (done) {
        fprintf(out, "a document of %.1f MB, medians of %d rounds, in turns\n", (double)text.length / 1e6, ROUNDS);
        done = bench_alone(subjects) && bench_kept(subjects);
    }
    if (done) {
        print_all(out, subjects);
    }
    free(on_malloc);
    free((char *)text.at);
    if (!done) {
        fprintf(stderr, "json_reader: no memory for this benchmark, or the readers do not agree\n");
    }
    return done ? EXIT_VALID : EXIT_TROUBLE;
}
