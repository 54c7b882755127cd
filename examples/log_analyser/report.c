#include "report.h"

#include <inttypes.h>
#include <string.h>

#include <typed/stats.h>

void report_text(FILE *out, struct slice text)
{
    for (size_t i = 0; i < text.length; i++) {
        unsigned char c = (unsigned char)text.at[i];
        if (c >= 0x20 && c < 0x7f) {
            putc(c, out);
        } else {
            fprintf(out, "\\x%02x", (unsigned)c);
        }
    }
}

static void print_totals(FILE *out, const struct analysis *analysis)
{
    fprintf(out, "lines          %20" PRIu64 "\n", analysis->lines);
    fprintf(out, "malformed      %20" PRIu64 "\n", analysis->malformed);
    fprintf(out, "without a path %20" PRIu64 "\n", analysis->pathless);
    fprintf(out, "bytes sent     %20" PRIu64 "\n", analysis->bytes);
}

static void print_malformed(FILE *out, const struct analysis *analysis)
{
    if (analysis->malformed == 0) {
        return;
    }
    fprintf(out, "\nmalformed lines\n");
    for (size_t i = 0; i < ANALYSIS_SHOWN && i < analysis->malformed; i++) {
        const struct malformed *shown = &analysis->shown[i];
        bool whole = shown->length <= sizeof shown->text;
        struct slice text = {shown->text, whole ? shown->length : sizeof shown->text};
        fprintf(out, "  line %" PRIu64 ": %s\n", shown->line, parse_reason(shown->reason));
        if (shown->length > 0) {
            fputs("    ", out);
            report_text(out, text);
            fputs(whole ? "\n" : " ...\n", out);
        }
    }
    if (analysis->malformed > ANALYSIS_SHOWN) {
        fprintf(out, "  and %" PRIu64 " more\n", analysis->malformed - ANALYSIS_SHOWN);
    }
}

static void print_statuses(FILE *out, const struct analysis *analysis)
{
    fprintf(out, "\nstatus             requests\n");
    for (unsigned first = 100; first < ANALYSIS_STATUSES; first += 100) {
        const uint64_t *status = &analysis->status[first];
        uint64_t total = 0;
        for (unsigned i = 0; i < 100; i++) {
            total += status[i];
        }
        if (total == 0) {
            continue;
        }
        fprintf(out, "  %uxx      %16" PRIu64 "\n", first / 100, total);
        for (unsigned i = 0; i < 100; i++) {
            if (status[i] > 0) {
                fprintf(out, "    %u    %16" PRIu64 "\n", first + i, status[i]);
            }
        }
    }
}

enum ranking {
    BY_REQUESTS,
    BY_BYTES
};

/* A total order, so that a report never depends on the order a table happens to be in. */
static bool ranks_before(enum ranking ranking, const struct entry *a, const struct entry *b)
{
    if (ranking == BY_BYTES && a->bytes != b->bytes) {
        return a->bytes > b->bytes;
    }
    if (a->requests != b->requests) {
        return a->requests > b->requests;
    }
    if (a->bytes != b->bytes) {
        return a->bytes > b->bytes;
    }
    return a->first_line < b->first_line;
}

/* Puts the first `room` entries of the ranking into top, and gives how many there are. Most
 * entries of a long table are turned away by one comparison with the last of the top. */
static size_t rank(const struct table *table, enum ranking ranking, struct entry **top,
    size_t room)
{
    size_t count = 0;
    for (struct entry *entry = table->newest; entry != NULL; entry = entry->older) {
        if (count == room) {
            if (count == 0 || !ranks_before(ranking, entry, top[count - 1])) {
                continue;
            }
            count--;
        }
        size_t at = count++;
        for (; at > 0 && ranks_before(ranking, entry, top[at - 1]); at--) {
            top[at] = top[at - 1];
        }
        top[at] = entry;
    }
    return count;
}

static void print_key(FILE *out, const struct table *table, const struct entry *entry)
{
    struct slice text = table_text(table, entry);
    report_text(out, text);
    if (text.length < entry->length) {
        fprintf(out, "... (%zu bytes, first on line %" PRIu64 ")", entry->length,
            entry->first_line);
    }
    putc('\n', out);
}

static void print_clients(FILE *out, const struct analysis *analysis, enum ranking ranking,
    struct entry **top, size_t room)
{
    const struct table *table = &analysis->clients;
    size_t rows = rank(table, ranking, top, room);
    fprintf(out, "\ntop %zu of %zu clients by %s\n", rows, table->count,
        ranking == BY_BYTES ? "bytes" : "requests");
    fprintf(out, "%12s %16s %10s  %s\n", "requests", "bytes", "errors", "client");
    for (size_t i = 0; i < rows; i++) {
        fprintf(out, "%12" PRIu64 " %16" PRIu64 " %10" PRIu64 "  ", top[i]->requests,
            top[i]->bytes, client_of(top[i])->errors);
        print_key(out, table, top[i]);
    }
}

static void print_paths(FILE *out, const struct analysis *analysis, enum ranking ranking,
    struct entry **top, size_t room)
{
    const struct table *table = &analysis->paths;
    size_t rows = rank(table, ranking, top, room);
    fprintf(out, "\ntop %zu of %zu paths by %s\n", rows, table->count,
        ranking == BY_BYTES ? "bytes" : "requests");
    fprintf(out, "%12s %16s %10s %12s  %s\n", "requests", "bytes", "errors", "largest", "path");
    for (size_t i = 0; i < rows; i++) {
        const struct path_stat *path = path_of(top[i]);
        fprintf(out, "%12" PRIu64 " %16" PRIu64 " %10" PRIu64 " %12" PRIu64 "  ",
            path->entry.requests, path->entry.bytes, path->errors, path->largest);
        print_key(out, table, top[i]);
    }
}

static void print_evictions(FILE *out, const struct analysis *analysis)
{
    fprintf(out, "\nevicted\n");
    fprintf(out, "  clients  %16" PRIu64 "   (room for %zu)\n", analysis->clients_evicted,
        analysis->clients.capacity);
    fprintf(out, "  paths    %16" PRIu64 "   (room for %zu)\n", analysis->paths_evicted,
        analysis->paths.capacity);
    if (analysis->clients_evicted + analysis->paths_evicted > 0) {
        fprintf(out, "  What was evicted and came back counts from its return.\n");
    }
}

static void print_throughput(FILE *out, const struct analysis *analysis,
    const struct report_input *input)
{
    /* A tiny log may take less than the clock can tell. */
    double seconds = input->seconds > 1e-9 ? input->seconds : 1e-9;
    fprintf(out, "\nthroughput, records from %s\n",
        analysis->source.kind == SOURCE_POOLS ? "typed pools" : "malloc");
    fprintf(out, "  %.3f s, %.0f lines/s, %.1f MB/s\n", seconds,
        (double)analysis->lines / seconds, (double)input->bytes / 1e6 / seconds);
}

static void print_pool(FILE *out, const char *name, typed_usage usage, bool has_stats,
    const typed_stats *stats)
{
    fprintf(out, "\npool %s: %zu of %zu bytes used, %zu available\n", name, usage.used,
        usage.total, usage.available);
    if (has_stats) {
        typed_stats_print(stats, name, out);
    }
}

static void print_pools(FILE *out, const struct source *source)
{
    if (source->kind != SOURCE_POOLS) {
        return;
    }
    typed_stats stats;
    bool has_stats = typed_pool_client_stats(&source->clients, &stats);
    print_pool(out, "client", typed_pool_client_usage(&source->clients), has_stats, &stats);
    has_stats = typed_pool_path_stat_stats(&source->paths, &stats);
    print_pool(out, "path_stat", typed_pool_path_stat_usage(&source->paths), has_stats, &stats);
}

void report_print(FILE *out, const struct analysis *analysis, const struct report_input *input)
{
    struct entry *top[REPORT_TOP_MAX];
    size_t room = input->top < REPORT_TOP_MAX ? input->top : REPORT_TOP_MAX;

    fprintf(out, "access log ");
    report_text(out, (struct slice){input->name, strlen(input->name)});
    fprintf(out, "\n\n");
    print_totals(out, analysis);
    print_malformed(out, analysis);
    print_statuses(out, analysis);
    print_clients(out, analysis, BY_REQUESTS, top, room);
    print_clients(out, analysis, BY_BYTES, top, room);
    print_paths(out, analysis, BY_REQUESTS, top, room);
    print_paths(out, analysis, BY_BYTES, top, room);
    print_evictions(out, analysis);
    print_throughput(out, analysis, input);
    print_pools(out, &analysis->source);
}
