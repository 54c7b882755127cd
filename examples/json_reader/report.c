#include "report.h"

#include <typed/stats.h>

#include "number.h"
#include "walk.h"

static size_t larger(size_t a, size_t b)
{
    return a > b ? a : b;
}

static bool count_number(struct report *report, typed_bump_json *arena, const struct value *value)
{
    struct number number = number_convert(arena, value_text(value));
    if (number.kind == NUMBER_NO_MEMORY) {
        return false;
    }
    if (number.kind == NUMBER_BEYOND) {
        report->beyond++;
        return true;
    }
    double real = number.kind == NUMBER_INTEGER ? (double)number.integer : number.real;
    bool is_first = report->integers + report->reals == 0;
    report->least = is_first || real < report->least ? real : report->least;
    report->greatest = is_first || real > report->greatest ? real : report->greatest;
    *(number.kind == NUMBER_INTEGER ? &report->integers : &report->reals) += 1;
    return true;
}

static bool count_value(struct report *report, const struct walk *walk)
{
    const struct value *value = walk->value;
    report->values[value->kind]++;
    report->members += walk->container != NULL && walk->container->kind == VALUE_OBJECT;
    report->depth = larger(report->depth, walk->depth + (value->kind >= VALUE_ARRAY));
    if (value->kind == VALUE_STRING) {
        report->text += value->length;
    }
    return value->kind != VALUE_NUMBER || count_number(report, &walk->memory->arena, value);
}

bool report_add(struct report *report, struct reader *reader, struct value *root)
{
    struct walk walk;
    bool done = true;
    report->documents++;
    report->keys += typed_pool_key_live(&reader->memory.keys);
    report->most_arena = larger(report->most_arena, typed_bump_json_usage(&reader->memory.arena).used);
    report->most_keys = larger(report->most_keys, typed_pool_key_usage(&reader->memory.keys).used);
    walk_begin(&walk, &reader->memory, root);
    while (done && walk_step(&walk)) {
        done = walk.is_leaving || count_value(report, &walk);
    }
    walk_end(&walk);
    return done && !walk.has_failed;
}

static void print_documents(FILE *out, const struct report *report)
{
    static const char *const names[VALUE_KINDS] = {"null", "false", "true", "numbers", "strings", "arrays", "objects"};
    size_t values = 0;
    for (size_t kind = 0; kind < VALUE_KINDS; kind++) {
        values += report->values[kind];
    }
    fprintf(out, "%-15s %20zu\n%-15s %20zu\n%-15s %20zu\n", "documents", report->documents, "refused", report->refused, "bytes", report->bytes);
    fprintf(out, "%-15s %20zu\n", "values", values);
    for (size_t kind = VALUE_KINDS; kind-- > 0;) {
        fprintf(out, "  %-13s %20zu\n", names[kind], report->values[kind]);
    }
    fprintf(out, "%-15s %20zu\n%-15s %20zu\n", "members", report->members, "distinct keys", report->keys);
    fprintf(out, "%-15s %20zu\n%-15s %20zu\n", "string bytes", report->text, "depth", report->depth);
    fprintf(out, "numbers\n  %-13s %20zu\n  %-13s %20zu\n  %-13s %20zu\n", "64-bit", report->integers, "other", report->reals, "beyond double", report->beyond);
    if (report->integers + report->reals > 0) {
        fprintf(out, "  %-13s %20.17g\n  %-13s %20.17g\n", "least", report->least, "greatest", report->greatest);
    }
}

static void print_stats(FILE *out, bool has_stats, const typed_stats *stats, const char *name)
{
    if (has_stats) {
        typed_stats_print(stats, name, out);
    }
}

static void print_allocators(FILE *out, const struct report *report, const struct memory *memory)
{
    typed_stats stats;
    typed_usage keys = typed_pool_key_usage(&memory->keys);
    fprintf(out, "\narena json: %zu bytes used by the largest document, %zu at the peak, %zu can be had\n", report->most_arena,
        typed_bump_json_peak(&memory->arena), typed_bump_json_capacity(&memory->arena));
    print_stats(out, typed_bump_json_stats(&memory->arena, &stats), &stats, "json");
    fprintf(out, "stack nesting: %zu bytes used, %zu at the peak, %zu can be had\n", typed_stack_nesting_used(&memory->nesting),
        typed_stack_nesting_peak(&memory->nesting), typed_stack_nesting_capacity(&memory->nesting));
    print_stats(out, typed_stack_nesting_stats(&memory->nesting, &stats), &stats, "nesting");
    fprintf(out, "pool key: %zu bytes used by the document with most keys, %zu can be had\n", report->most_keys, keys.total);
    print_stats(out, typed_pool_key_stats(&memory->keys, &stats), &stats, "key");
}

void report_print(FILE *out, const struct report *report, const struct reader *reader)
{
    print_documents(out, report);
    print_allocators(out, report, &reader->memory);
}
