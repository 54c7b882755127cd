/* typedalloc runtime: reports of live elements. License: MIT. */
#include <typed/tracking.h>

#include <inttypes.h>
#include <stdlib.h>

#include <typed/fault.h>
#include <typed/site.h>
#include <typed/text.h>

TYPED_WEAK void typed_leaks_start(typed_leaks *leaks)
{
    leaks->site_count = 0;
    leaks->count = 0;
    leaks->bytes = 0;
    memset(&leaks->others, 0, sizeof leaks->others);
}

static bool is_same_site(const char *a, const char *b)
{
    if (a == b || a == NULL || b == NULL) {
        return a == b;
    }
    /* The same file may be compiled into two objects, each with its own copy of the text. */
    return strcmp(a, b) == 0 && strcmp(a + strlen(a) + 1, b + strlen(b) + 1) == 0;
}

static typed_leak_site *line_of(typed_leaks *leaks, const char *here)
{
    for (size_t i = 0; i < leaks->site_count; i++) {
        if (is_same_site(leaks->sites[i].here, here)) {
            return &leaks->sites[i];
        }
    }
    if (leaks->site_count == TYPED_LEAK_SITES) {
        return &leaks->others;
    }
    typed_leak_site *line = &leaks->sites[leaks->site_count++];
    memset(line, 0, sizeof *line);
    line->here = here;
    return line;
}

TYPED_WEAK void typed_leaks_add(typed_leaks *leaks, const char *here, size_t bytes, const void *address)
{
    typed_leak_site *line = line_of(leaks, here);
    if (line->count == 0) {
        line->first = address;
    }
    line->count++;
    line->bytes += bytes;
    leaks->count++;
    leaks->bytes += bytes;
}

/* Most bytes first; among equals by place, so that a report does not depend on the order of slots. */
static int compare_sites(const void *left, const void *right)
{
    const typed_leak_site *a = (const typed_leak_site *)left;
    const typed_leak_site *b = (const typed_leak_site *)right;
    if (a->bytes != b->bytes) {
        return a->bytes < b->bytes ? 1 : -1;
    }
    const typed_site at = typed_site_of(a->here);
    const typed_site bt = typed_site_of(b->here);
    if (at.file == NULL || bt.file == NULL) {
        return (at.file == NULL) - (bt.file == NULL);
    }
    const int by_file = strcmp(at.file, bt.file);
    return by_file != 0 ? by_file : (at.line > bt.line) - (at.line < bt.line);
}

static void sort(typed_leaks *leaks)
{
    qsort(leaks->sites, leaks->site_count, sizeof leaks->sites[0], compare_sites);
}

static const char *plural(size_t count)
{
    return count == 1 ? "" : "s";
}

static void print_line(const typed_leak_site *line, const char *where, int number, FILE *out)
{
    fprintf(out, "  %zu byte%s in %zu element%s allocated in %s", line->bytes, plural(line->bytes), line->count, plural(line->count), where);
    if (number > 0) {
        fprintf(out, ":%d", number);
    }
    fputc('\n', out);
}

TYPED_WEAK size_t typed_leaks_print(typed_leaks *leaks, const char *allocator, FILE *out)
{
    if (leaks->count == 0) {
        return 0;
    }
    sort(leaks);
    fprintf(out, "typedalloc: %s: leak: %zu byte%s in %zu element%s\n", allocator, leaks->bytes, plural(leaks->bytes), leaks->count, plural(leaks->count));
    for (size_t i = 0; i < leaks->site_count; i++) {
        const typed_site site = typed_site_of(leaks->sites[i].here);
        print_line(&leaks->sites[i], site.file == NULL ? "a place not known" : site.file, site.line, out);
    }
    if (leaks->others.count > 0) {
        print_line(&leaks->others, "other places", 0, out);
    }
    return leaks->count;
}

static void put_json_line(const typed_leak_site *line, const char *separator, FILE *out)
{
    const typed_site site = typed_site_of(line->here);
    fprintf(out, "%s{\"file\": ", separator);
    if (site.file == NULL) {
        fputs("null", out);
    } else {
        typed_put_json_string(site.file, out);
    }
    fprintf(out, ", \"line\": %d, \"count\": %zu, \"bytes\": %zu}", site.line, line->count, line->bytes);
}

TYPED_WEAK size_t typed_leaks_json(typed_leaks *leaks, const char *allocator, FILE *out)
{
    sort(leaks);
    fputs("{\"allocator\": ", out);
    typed_put_json_string(allocator, out);
    fprintf(out, ", \"count\": %zu, \"bytes\": %zu, \"sites\": [", leaks->count, leaks->bytes);
    for (size_t i = 0; i < leaks->site_count; i++) {
        put_json_line(&leaks->sites[i], i == 0 ? "" : ", ", out);
    }
    fprintf(out, "], \"other_sites\": {\"count\": %zu, \"bytes\": %zu}}\n", leaks->others.count, leaks->others.bytes);
    return leaks->count;
}

static void raise_leak(const typed_leak_site *line, const char *allocator)
{
    const typed_site unknown = {NULL, 0};
    const typed_fault fault = {TYPED_FAULT_LEAK, allocator, line->first, typed_site_of(typed_current_site), typed_site_of(line->here), unknown};
    typed_fault_raise(&fault);
}

TYPED_WEAK void typed_leaks_at_end(typed_leaks *leaks, const char *allocator)
{
    if (!typed_fault_has_handler()) {
        typed_leaks_print(leaks, allocator, stderr);
        return;
    }
    sort(leaks);
    for (size_t i = 0; i < leaks->site_count; i++) {
        raise_leak(&leaks->sites[i], allocator);
    }
    if (leaks->others.count > 0) {
        raise_leak(&leaks->others, allocator);
    }
}
