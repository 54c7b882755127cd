/* typedalloc runtime: figures that follow from statistics, and their printers. License: MIT. */
#include <typed/stats.h>
#include <typed/text.h>

#include <inttypes.h>

static double ratio(uint64_t part, uint64_t whole, double when_none)
{
    return whole == 0 ? when_none : (double)part / (double)whole;
}

/* Never below 0: figures that were copied while other threads counted need not agree. */
static uint64_t less(uint64_t more, uint64_t given)
{
    return more - TYPED_LEAST(more, given);
}

TYPED_WEAK typed_stats typed_stats_of_size(uint64_t size, uint64_t taken, uint64_t given, uint64_t peak, uint64_t failed)
{
    typed_stats stats = {0};
    given = TYPED_LEAST(given, taken); /* other threads may be counting */
    stats.allocation_count = taken;
    stats.deallocation_count = given;
    stats.failed_allocations = failed;
    stats.total_bytes_allocated = taken * size;
    stats.total_bytes_deallocated = given * size;
    stats.allocated_bytes = (taken - given) * size;
    stats.peak_allocated_bytes = TYPED_MOST(peak * size, stats.allocated_bytes);
    return stats;
}

TYPED_WEAK double typed_stats_average_size(const typed_stats *stats)
{
    return ratio(stats->total_bytes_allocated, stats->allocation_count, 0.0);
}

TYPED_WEAK double typed_stats_efficiency(const typed_stats *stats)
{
    return ratio(stats->allocation_count, stats->allocation_count + stats->failed_allocations, 1.0);
}

TYPED_WEAK double typed_stats_turnover(const typed_stats *stats)
{
    return ratio(stats->total_bytes_allocated, stats->peak_allocated_bytes, 0.0);
}

TYPED_WEAK uint64_t typed_stats_balance(const typed_stats *stats)
{
    return less(stats->allocation_count, stats->deallocation_count);
}

TYPED_WEAK double typed_stats_fragmentation(const typed_stats *stats)
{
    return ratio(less(stats->peak_allocated_bytes, stats->allocated_bytes), stats->peak_allocated_bytes, 0.0);
}

/* A fraction as programs read it: with a point, whatever the locale says. */
static void put_fraction(double value, unsigned decimals, FILE *out)
{
    uint64_t scale = 1;
    for (unsigned i = 0; i < decimals; i++) {
        scale *= 10;
    }
    const double rounded = value * (double)scale + 0.5;
    const uint64_t scaled = rounded < 18446744073709551616.0 ? (uint64_t)rounded : UINT64_MAX;
    fprintf(out, "%" PRIu64 ".%0*" PRIu64, scaled / scale, (int)decimals, scaled % scale);
}

static const typed_stats_field fields[TYPED_STATS_FIELDS] = {
    {"allocated_bytes", "typed_allocated_bytes", "gauge", "Bytes of what is allocated now, as statistics count it.", offsetof(typed_stats, allocated_bytes)},
    {"peak_allocated_bytes", "typed_peak_allocated_bytes", "gauge", "Most bytes that were live at once.", offsetof(typed_stats, peak_allocated_bytes)},
    {"allocation_count", "typed_allocations_total", "counter", "Elements handed out.", offsetof(typed_stats, allocation_count)},
    {"deallocation_count", "typed_deallocations_total", "counter", "Elements given back.", offsetof(typed_stats, deallocation_count)},
    {"reallocation_count", "typed_reallocations_total", "counter", "Elements resized.", offsetof(typed_stats, reallocation_count)},
    {"failed_allocations", "typed_failed_allocations_total", "counter", "Allocating calls that failed.", offsetof(typed_stats, failed_allocations)},
    {"total_bytes_allocated", "typed_handed_out_bytes_total", "counter", "Bytes handed out.", offsetof(typed_stats, total_bytes_allocated)},
    {"total_bytes_deallocated", "typed_given_back_bytes_total", "counter", "Bytes given back.", offsetof(typed_stats, total_bytes_deallocated)},
};

TYPED_WEAK const typed_stats_field *typed_stats_fields(void)
{
    return fields;
}

TYPED_WEAK uint64_t typed_stats_value(const typed_stats *stats, const typed_stats_field *field)
{
    uint64_t value;
    memcpy(&value, (const unsigned char *)stats + field->offset, sizeof value);
    return value;
}

TYPED_WEAK void typed_stats_print(const typed_stats *stats, const char *name, FILE *out)
{
    fprintf(out, "%s\n", name);
    for (size_t i = 0; i < TYPED_STATS_FIELDS; i++) {
        fprintf(out, "  %-24s %" PRIu64 "\n", fields[i].name, typed_stats_value(stats, &fields[i]));
    }
    fprintf(out, "  %-24s ", "average_size");
    put_fraction(typed_stats_average_size(stats), 1, out);
    fprintf(out, "\n  %-24s ", "efficiency");
    put_fraction(typed_stats_efficiency(stats), 4, out);
    fprintf(out, "\n  %-24s ", "turnover");
    put_fraction(typed_stats_turnover(stats), 2, out);
    fprintf(out, "\n  %-24s %" PRIu64 "\n  %-24s ", "balance", typed_stats_balance(stats), "fragmentation");
    put_fraction(typed_stats_fragmentation(stats), 4, out);
    fputc('\n', out);
}

TYPED_WEAK void typed_put_stats_json(const typed_stats *stats, FILE *out)
{
    const char *separator = "";
    for (size_t i = 0; i < TYPED_STATS_FIELDS; i++) {
        fprintf(out, "%s\"%s\": %" PRIu64, separator, fields[i].name, typed_stats_value(stats, &fields[i]));
        separator = ", ";
    }
}

TYPED_WEAK void typed_stats_json(const typed_stats *stats, const char *name, FILE *out)
{
    fputs("{\"allocator\": ", out);
    typed_put_json_string(name, out);
    fputs(", ", out);
    typed_put_stats_json(stats, out);
    fputs(", \"average_size\": ", out);
    put_fraction(typed_stats_average_size(stats), 1, out);
    fputs(", \"efficiency\": ", out);
    put_fraction(typed_stats_efficiency(stats), 4, out);
    fputs(", \"turnover\": ", out);
    put_fraction(typed_stats_turnover(stats), 2, out);
    fprintf(out, ", \"balance\": %" PRIu64 ", \"fragmentation\": ", typed_stats_balance(stats));
    put_fraction(typed_stats_fragmentation(stats), 4, out);
    fputs("}\n", out);
}

TYPED_WEAK void typed_stats_prometheus(const typed_stats *stats, const char *name, FILE *out)
{
    for (size_t i = 0; i < TYPED_STATS_FIELDS; i++) {
        typed_put_metric(fields[i].metric, fields[i].type, fields[i].help, out);
        fprintf(out, "%s{allocator=", fields[i].metric);
        typed_put_label(name, out);
        fprintf(out, "} %" PRIu64 "\n", typed_stats_value(stats, &fields[i]));
    }
}
