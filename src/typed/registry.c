/* typedalloc runtime: the list of live allocators, and what it looks like. License: MIT. */
#include <typed/base.h>

#ifdef TYPED_LOCK_HEADER

/* The registry needs POSIX threads; a translation unit needs a declaration. */
typedef int typed_registry_is_not_here;

#else

#include <typed/registry.h>

#include <inttypes.h>
#include <stdlib.h>

#include <typed/lock.h>
#include <typed/text.h>

/* A walk takes so many allocators at once, with the list held, and shows them with nothing held. */
enum {
    AT_ONCE = 16
};

typedef struct allocator_list {
    typed_listed *first;
    typed_listed *last;
    uint64_t numbers;
} allocator_list;

/* Weak and not static: bundled copies of the runtime in one program share one list. Guarded by typed_walk_hold. */
TYPED_WEAK allocator_list typed_live_allocators = {NULL, NULL, 0};

static void join(typed_listed *before, typed_listed *after)
{
    *(before == NULL ? &typed_live_allocators.first : &before->next) = after;
    *(after == NULL ? &typed_live_allocators.last : &after->previous) = before;
}

/* Strike out an allocator that is made again where one was that never ended. Init has cleared it, so its neighbours say
 * where it stood. */
static void forget(const typed_listed *listed)
{
    typed_listed *before = NULL;
    typed_listed *after = NULL;
    typed_listed *at = typed_live_allocators.first;
    for (; at != NULL && at != listed; at = at->next) {
        before = at;
    }
    if (at == NULL) {
        return;
    }
    for (at = typed_live_allocators.last; at != listed; at = at->previous) {
        after = at;
    }
    join(before, after);
}

TYPED_WEAK void typed_registry_enter(typed_listed *listed, const typed_listed_kind *kind, const void *allocator)
{
    typed_walk_hold();
    forget(listed);
    listed->kind = kind;
    listed->allocator = allocator;
    listed->number = ++typed_live_allocators.numbers;
    listed->next = NULL;
    listed->previous = NULL;
    join(typed_live_allocators.last, listed);
    typed_live_allocators.last = listed;
    typed_walk_let_go();
}

TYPED_WEAK void typed_registry_leave(typed_listed *listed)
{
    typed_walk_hold();
    if (listed->kind != NULL) {
        join(listed->previous, listed->next);
        listed->kind = NULL;
    }
    typed_walk_let_go();
}

/* As much of a name as there is room for, and no part of a character: UTF-8's later bytes begin with the bits 10. */
static void copy_name(char into[TYPED_LISTED_NAME], const char *name)
{
    size_t length = strlen(name);
    if (length >= TYPED_LISTED_NAME) {
        length = TYPED_LISTED_NAME - 1;
        while (length > 0 && ((unsigned char)name[length] & 0xC0) == 0x80) {
            length--;
        }
    }
    memcpy(into, name, length);
    into[length] = '\0';
}

static void take_down(typed_listing *into, const typed_listed *listed)
{
    memset(into, 0, sizeof *into);
    into->kind = listed->kind;
    into->allocator = listed->allocator;
    copy_name(into->name, listed->kind->name(listed->allocator));
    into->usage = listed->kind->usage(listed->allocator);
    into->has_stats = listed->kind->stats(listed->allocator, &into->stats);
}

/* The next allocators after a number: how many, and the number of the last of them. */
static size_t take_down_some(typed_listing *into, uint64_t *after)
{
    size_t count = 0;
    typed_walk_hold();
    for (const typed_listed *listed = typed_live_allocators.first; listed != NULL && count < AT_ONCE; listed = listed->next) {
        if (listed->number > *after) {
            take_down(&into[count], listed);
            *after = listed->number;
            count++;
        }
    }
    typed_walk_let_go();
    return count;
}

TYPED_WEAK size_t typed_registry_walk(void (*visit)(const typed_listing *listing, void *ctx), void *ctx)
{
    typed_listing some[AT_ONCE];
    uint64_t after = 0;
    size_t all = 0;
    size_t count;
    while ((count = take_down_some(some, &after)) > 0) {
        for (size_t i = 0; i < count; i++) {
            visit(&some[i], ctx);
        }
        all += count;
    }
    return all;
}

/* What a visit is given: where to write, and what came before. */
typedef struct dump {
    FILE *out;
    const char *separator;
    size_t field;
} dump;

static void print_text(const typed_listing *listing, void *ctx)
{
    FILE *out = ((dump *)ctx)->out;
    fprintf(out, "%s: %s of %s, %s, %s\n", listing->name, listing->kind->kind, listing->kind->spec, listing->kind->thread_safety, listing->kind->preset);
    fprintf(out, "  used %zu, available %zu, total %zu bytes\n", listing->usage.used, listing->usage.available, listing->usage.total);
    if (listing->has_stats) {
        fprintf(out, "  allocations %" PRIu64 ", deallocations %" PRIu64 ", failed %" PRIu64 ", peak %" PRIu64 " bytes\n", listing->stats.allocation_count,
            listing->stats.deallocation_count, listing->stats.failed_allocations, listing->stats.peak_allocated_bytes);
    }
}

static void put_member(const char *name, const char *value, FILE *out)
{
    fprintf(out, ", \"%s\": ", name);
    typed_put_json_string(value, out);
}

static void print_json(const typed_listing *listing, void *ctx)
{
    dump *to = (dump *)ctx;
    fprintf(to->out, "%s{\"allocator\": ", to->separator);
    to->separator = ",\n ";
    typed_put_json_string(listing->name, to->out);
    put_member("kind", listing->kind->kind, to->out);
    put_member("spec", listing->kind->spec, to->out);
    put_member("thread_safety", listing->kind->thread_safety, to->out);
    put_member("preset", listing->kind->preset, to->out);
    fprintf(to->out, ", \"used\": %zu, \"available\": %zu, \"total\": %zu, \"stats\": ", listing->usage.used, listing->usage.available, listing->usage.total);
    if (listing->has_stats) {
        const typed_stats *stats = &listing->stats;
        fprintf(to->out, "{\"allocated_bytes\": %" PRIu64 ", \"peak_allocated_bytes\": %" PRIu64 ", \"allocation_count\": %" PRIu64, stats->allocated_bytes,
            stats->peak_allocated_bytes, stats->allocation_count);
        fprintf(to->out, ", \"deallocation_count\": %" PRIu64 ", \"reallocation_count\": %" PRIu64 ", \"failed_allocations\": %" PRIu64, stats->deallocation_count,
            stats->reallocation_count, stats->failed_allocations);
        fprintf(to->out, ", \"total_bytes_allocated\": %" PRIu64 ", \"total_bytes_deallocated\": %" PRIu64 "}}", stats->total_bytes_allocated,
            stats->total_bytes_deallocated);
    } else {
        fputs("null}", to->out);
    }
}

/* Prometheus wants all samples of a metric together, so the list is walked once for each. */
typedef struct metric {
    const char *name;
    const char *type;
    const char *help;
    size_t offset; /* of what it shows, in a listing */
    bool is_of_stats;
} metric;

static const metric metrics[] = {
    {"typed_used_bytes", "gauge", "Bytes of live elements.", offsetof(typed_listing, usage.used), false},
    {"typed_available_bytes", "gauge", "Bytes of elements still to be had.", offsetof(typed_listing, usage.available), false},
    {"typed_capacity_bytes", "gauge", "Bytes of elements in all.", offsetof(typed_listing, usage.total), false},
    {"typed_peak_bytes", "gauge", "Most bytes that were ever live.", offsetof(typed_listing, stats.peak_allocated_bytes), true},
    {"typed_allocations_total", "counter", "Elements handed out.", offsetof(typed_listing, stats.allocation_count), true},
    {"typed_deallocations_total", "counter", "Elements given back.", offsetof(typed_listing, stats.deallocation_count), true},
    {"typed_failed_allocations_total", "counter", "Allocating calls that failed.", offsetof(typed_listing, stats.failed_allocations), true},
};

/* Usage is counted in size_t. */
static uint64_t value_of(const metric *m, const typed_listing *listing)
{
    const unsigned char *at = (const unsigned char *)listing + m->offset;
    uint64_t value = 0;
    size_t bytes = 0;
    if (m->is_of_stats) {
        memcpy(&value, at, sizeof value);
        return value;
    }
    memcpy(&bytes, at, sizeof bytes);
    return bytes;
}

static void print_sample(const typed_listing *listing, void *ctx)
{
    const dump *to = (const dump *)ctx;
    const metric *m = &metrics[to->field];
    if (m->is_of_stats && !listing->has_stats) {
        return;
    }
    fprintf(to->out, "%s{allocator=", m->name);
    typed_put_label(listing->name, to->out);
    fputs(",kind=", to->out);
    typed_put_label(listing->kind->kind, to->out);
    fputs(",spec=", to->out);
    typed_put_label(listing->kind->spec, to->out);
    fprintf(to->out, "} %" PRIu64 "\n", value_of(m, listing));
}

TYPED_WEAK void typed_registry_dump(FILE *out, typed_format format)
{
    dump to = {out, "", 0};
    switch (format) {
    case TYPED_TEXT:
        (void)typed_registry_walk(print_text, &to);
        break;
    case TYPED_JSON:
        fputc('[', out);
        (void)typed_registry_walk(print_json, &to);
        fputs("]\n", out);
        break;
    case TYPED_PROMETHEUS:
        for (; to.field < sizeof metrics / sizeof metrics[0]; to.field++) {
            fprintf(out, "# HELP %s %s\n# TYPE %s %s\n", metrics[to.field].name, metrics[to.field].help, metrics[to.field].name, metrics[to.field].type);
            (void)typed_registry_walk(print_sample, &to);
        }
        break;
    }
}

#endif
