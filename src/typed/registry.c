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
#include <typed/stats.h>
#include <typed/text.h>

/* A walk takes so many allocators at once, with the list held, and shows them with nothing held. */
enum {
    AT_ONCE = 16
};

typedef struct allocator_list {
    typed_links links;
    uint64_t numbers;
} allocator_list;

/* Weak and not static: bundled copies of the runtime in one program share one list. Guarded by typed_walk_hold. */
TYPED_WEAK allocator_list typed_live_allocators = {{NULL, NULL}, 0};

static const typed_listed *listed_of(const typed_link *link)
{
    return (const typed_listed *)(const void *)((const unsigned char *)link - offsetof(typed_listed, link));
}

TYPED_WEAK void typed_registry_enter(typed_listed *listed, const typed_listed_kind *kind, const void *allocator)
{
    typed_walk_hold();
    listed->kind = kind;
    listed->allocator = allocator;
    listed->number = ++typed_live_allocators.numbers;
    typed_links_enter(&typed_live_allocators.links, &listed->link);
    typed_walk_let_go();
}

TYPED_WEAK void typed_registry_leave(typed_listed *listed)
{
    typed_walk_hold();
    if (listed->kind != NULL) {
        typed_links_leave(&typed_live_allocators.links, &listed->link);
        listed->kind = NULL;
    }
    typed_walk_let_go();
}

TYPED_WEAK void typed_registry_name(const char **kept, const char *name)
{
    typed_walk_hold();
    *kept = name;
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
    into->number = listed->number;
    copy_name(into->name, listed->kind->name(listed->allocator));
    into->usage = listed->kind->usage(listed->allocator);
    into->has_stats = listed->kind->stats(listed->allocator, &into->stats);
}

/* The next allocators after a number: how many, and the number of the last of them. */
static size_t take_down_some(typed_listing *into, uint64_t *after)
{
    size_t count = 0;
    typed_walk_hold();
    for (const typed_link *link = typed_live_allocators.links.first; link != NULL && count < AT_ONCE; link = link->next) {
        const typed_listed *listed = listed_of(link);
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
    fprintf(to->out, ", \"number\": %" PRIu64, listing->number);
    fprintf(to->out, ", \"used\": %zu, \"available\": %zu, \"total\": %zu, \"stats\": ", listing->usage.used, listing->usage.available, listing->usage.total);
    if (listing->has_stats) {
        fputc('{', to->out);
        typed_put_stats_json(&listing->stats, to->out);
        fputs("}}", to->out);
    } else {
        fputs("null}", to->out);
    }
}

/* A name need not be of one allocator alone: the number is. */
static void put_sample(const typed_listing *listing, const char *metric, uint64_t value, FILE *out)
{
    fprintf(out, "%s{allocator=", metric);
    typed_put_label(listing->name, out);
    fputs(",kind=", out);
    typed_put_label(listing->kind->kind, out);
    fputs(",spec=", out);
    typed_put_label(listing->kind->spec, out);
    fprintf(out, ",number=\"%" PRIu64 "\"} %" PRIu64 "\n", listing->number, value);
}

/* What usage says, of every allocator. */
typedef struct usage_metric {
    const char *name;
    const char *help;
    size_t offset;
} usage_metric;

static const usage_metric of_usage[] = {
    {"typed_used_bytes", "Bytes of live elements.", offsetof(typed_usage, used)},
    {"typed_available_bytes", "Bytes of elements still to be had.", offsetof(typed_usage, available)},
    {"typed_capacity_bytes", "Bytes of elements in all.", offsetof(typed_usage, total)},
};

static void print_usage(const typed_listing *listing, void *ctx)
{
    const dump *to = (const dump *)ctx;
    size_t bytes;
    memcpy(&bytes, (const unsigned char *)&listing->usage + of_usage[to->field].offset, sizeof bytes);
    put_sample(listing, of_usage[to->field].name, bytes, to->out);
}

static void print_count(const typed_listing *listing, void *ctx)
{
    const dump *to = (const dump *)ctx;
    const typed_stats_field *field = &typed_stats_fields()[to->field];
    if (listing->has_stats) {
        put_sample(listing, field->metric, typed_stats_value(&listing->stats, field), to->out);
    }
}

/* Prometheus wants all samples of a metric together, so the list is walked once for each. */
static void dump_metrics(FILE *out)
{
    dump to = {out, "", 0};
    for (; to.field < sizeof of_usage / sizeof of_usage[0]; to.field++) {
        typed_put_metric(of_usage[to.field].name, "gauge", of_usage[to.field].help, out);
        (void)typed_registry_walk(print_usage, &to);
    }
    for (to.field = 0; to.field < TYPED_STATS_FIELDS; to.field++) {
        const typed_stats_field *field = &typed_stats_fields()[to.field];
        typed_put_metric(field->metric, field->type, field->help, out);
        (void)typed_registry_walk(print_count, &to);
    }
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
        dump_metrics(out);
        break;
    }
}

#endif
