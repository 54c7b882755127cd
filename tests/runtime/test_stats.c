/* <typed/stats.h>: counting, the figures that follow, and three printers whose output other programs read. */
#include <typed/shared_stats.h>
#include <typed/stats.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

static bool is_near(double found, double wanted)
{
    return found > wanted - 1e-9 && found < wanted + 1e-9;
}

/* 10 elements of 8 bytes handed out, 6 back, 2 refused. */
static typed_stats sample(void)
{
    typed_stats stats = {0};
    for (int i = 0; i < 10; i++) {
        typed_stats_allocated(&stats, 8);
    }
    typed_stats_deallocated(&stats, 6, 48);
    typed_stats_failed(&stats);
    typed_stats_failed(&stats);
    return stats;
}

static void counts_follow_what_is_told(void **state)
{
    (void)state;
    const typed_stats stats = sample();
    assert_int_equal(stats.allocated_bytes, 32);
    assert_int_equal(stats.peak_allocated_bytes, 80);
    assert_int_equal(stats.allocation_count, 10);
    assert_int_equal(stats.deallocation_count, 6);
    assert_int_equal(stats.reallocation_count, 0);
    assert_int_equal(stats.failed_allocations, 2);
    assert_int_equal(stats.total_bytes_allocated, 80);
    assert_int_equal(stats.total_bytes_deallocated, 48);
}

static void the_peak_is_the_most_that_was_live_at_once(void **state)
{
    (void)state;
    typed_stats stats = sample();
    typed_stats_allocated(&stats, 8);
    assert_int_equal(stats.peak_allocated_bytes, 80);
    for (int i = 0; i < 6; i++) {
        typed_stats_allocated(&stats, 8);
    }
    assert_int_equal(stats.peak_allocated_bytes, 88);
}

static void a_restart_forgets_all_but_what_is_live(void **state)
{
    (void)state;
    typed_stats stats = sample();
    typed_stats_restart(&stats, 4);
    assert_int_equal(stats.allocated_bytes, 32);
    assert_int_equal(stats.peak_allocated_bytes, 32);
    assert_int_equal(stats.allocation_count, 4);
    assert_int_equal(stats.deallocation_count, 0);
    assert_int_equal(stats.failed_allocations, 0);
    assert_int_equal(stats.total_bytes_allocated, 32);
    assert_int_equal(typed_stats_balance(&stats), 4);
}

static void elements_of_one_size_have_the_same_figures(void **state)
{
    (void)state;
    const typed_stats told = sample();
    const typed_stats counted = typed_stats_of_size(8, 10, 6, 10, 2);
    assert_memory_equal(&counted, &told, sizeof told);
    /* A peak that was not seen yet is at least what is live. */
    assert_int_equal(typed_stats_of_size(8, 10, 6, 0, 0).peak_allocated_bytes, 32);
}

static void derived_figures_follow_from_counts(void **state)
{
    (void)state;
    const typed_stats stats = sample();
    assert_true(is_near(typed_stats_average_size(&stats), 8.0));
    assert_true(is_near(typed_stats_efficiency(&stats), 10.0 / 12.0));
    assert_true(is_near(typed_stats_turnover(&stats), 1.0));
    assert_int_equal(typed_stats_balance(&stats), 4);
    assert_true(is_near(typed_stats_fragmentation(&stats), 48.0 / 80.0));
}

/* As they may be while other threads count. */
static void figures_that_do_not_agree_are_not_below_nothing(void **state)
{
    (void)state;
    const typed_stats more_given = typed_stats_of_size(8, 10, 12, 0, 0);
    assert_true(more_given.allocated_bytes == 0 && more_given.peak_allocated_bytes == 0 && typed_stats_balance(&more_given) == 0);
    typed_stats stats = {0};
    stats.deallocation_count = 2;
    stats.total_bytes_deallocated = 16;
    stats.allocated_bytes = 32;
    stats.peak_allocated_bytes = 24;
    assert_int_equal(typed_stats_balance(&stats), 0);
    assert_true(is_near(typed_stats_fragmentation(&stats), 0.0));
    const typed_stats copy = typed_stats_shared(&stats);
    assert_true(copy.allocation_count == 2 && copy.total_bytes_allocated == 16 && copy.peak_allocated_bytes == 32);
}

static void derived_figures_of_nothing_divide_by_nothing(void **state)
{
    (void)state;
    const typed_stats stats = {0};
    assert_true(is_near(typed_stats_average_size(&stats), 0.0));
    assert_true(is_near(typed_stats_efficiency(&stats), 1.0));
    assert_true(is_near(typed_stats_turnover(&stats), 0.0));
    assert_int_equal(typed_stats_balance(&stats), 0);
    assert_true(is_near(typed_stats_fragmentation(&stats), 0.0));
}

typedef void printer(const typed_stats *stats, const char *name, FILE *out);

/* What a printer prints, to be freed by the caller. */
static char *printed(printer *print, const typed_stats *stats, const char *name)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    assert_non_null(out);
    print(stats, name, out);
    assert_int_equal(fclose(out), 0);
    return text;
}

static void assert_printed(printer *print, const typed_stats *stats, const char *name, const char *wanted)
{
    char *text = printed(print, stats, name);
    assert_string_equal(text, wanted);
    free(text);
}

static void text_has_a_line_for_every_figure(void **state)
{
    (void)state;
    const typed_stats stats = sample();
    assert_printed(typed_stats_print, &stats, "conns",
        "conns\n"
        "  allocated_bytes          32\n"
        "  peak_allocated_bytes     80\n"
        "  allocation_count         10\n"
        "  deallocation_count       6\n"
        "  reallocation_count       0\n"
        "  failed_allocations       2\n"
        "  total_bytes_allocated    80\n"
        "  total_bytes_deallocated  48\n"
        "  average_size             8.0\n"
        "  efficiency               0.8333\n"
        "  turnover                 1.00\n"
        "  balance                  4\n"
        "  fragmentation            0.6000\n");
}

static void json_is_one_object_on_one_line(void **state)
{
    (void)state;
    const typed_stats stats = sample();
    assert_printed(typed_stats_json, &stats, "conns",
        "{\"allocator\": \"conns\", \"allocated_bytes\": 32, \"peak_allocated_bytes\": 80, "
        "\"allocation_count\": 10, \"deallocation_count\": 6, \"reallocation_count\": 0, "
        "\"failed_allocations\": 2, \"total_bytes_allocated\": 80, \"total_bytes_deallocated\": 48, "
        "\"average_size\": 8.0, \"efficiency\": 0.8333, \"turnover\": 1.00, \"balance\": 4, "
        "\"fragmentation\": 0.6000}\n");
}

static void a_name_cannot_break_out_of_json(void **state)
{
    (void)state;
    const typed_stats stats = {0};
    char *text = printed(typed_stats_json, &stats, "a\"b\\c\nd\x01\te\xc3\xa9");
    const char *wanted = "{\"allocator\": \"a\\\"b\\\\c\\u000ad\\u0001\\u0009e\xc3\xa9\", ";
    assert_memory_equal(text, wanted, strlen(wanted));
    free(text);
}

static void prometheus_has_help_type_and_value_of_every_count(void **state)
{
    (void)state;
    const typed_stats stats = sample();
    char *text = printed(typed_stats_prometheus, &stats, "conns");
    const char *gauge = "# HELP typed_allocated_bytes Bytes of what is allocated now, as statistics count it.\n"
                        "# TYPE typed_allocated_bytes gauge\n"
                        "typed_allocated_bytes{allocator=\"conns\"} 32\n";
    assert_memory_equal(text, gauge, strlen(gauge));
    assert_non_null(strstr(text, "# TYPE typed_failed_allocations_total counter\n"
                                 "typed_failed_allocations_total{allocator=\"conns\"} 2\n"));
    size_t lines = 0;
    for (const char *c = text; *c != '\0'; c++) {
        lines += *c == '\n';
    }
    assert_int_equal(lines, 8 * 3);
    free(text);
}

static void what_is_not_utf8_is_replaced(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        const char *shown;
    } names[] = {
#define BAD "\xEF\xBF\xBD"
        {"\x7F\xC2\x80\xDF\xBF", "\x7F\xC2\x80\xDF\xBF"}, /* the first and last of one and two bytes */
        {"\xE0\xA0\x80\xED\x9F\xBF\xEE\x80\x80\xEF\xBF\xBF", "\xE0\xA0\x80\xED\x9F\xBF\xEE\x80\x80\xEF\xBF\xBF"},
        {"\xF0\x90\x80\x80\xF4\x8F\xBF\xBF", "\xF0\x90\x80\x80\xF4\x8F\xBF\xBF"},
        {"a\x80z", "a" BAD "z"}, /* a later byte alone */
        {"\xC0\xAF\xC1\xBF", BAD BAD BAD BAD}, /* longer than need be */
        {"\xE0\x9F\xBF", BAD BAD BAD},
        {"\xF0\x8F\xBF\xBF", BAD BAD BAD BAD},
        {"\xED\xA0\x80", BAD BAD BAD}, /* half of a pair of UTF-16 */
        {"\xF4\x90\x80\x80", BAD BAD BAD BAD}, /* past U+10FFFF */
        {"\xF5\xFF", BAD BAD},
        {"\xE2\x82z\xE2\x82", BAD BAD "z" BAD BAD}, /* cut off, also by the end */
        {"\xF0\x90\x80", BAD BAD BAD},
        {"\xC3", BAD},
    };
    const typed_stats stats = {0};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        char wanted[64];
        char *text = printed(typed_stats_json, &stats, names[i].name);
        (void)snprintf(wanted, sizeof wanted, "{\"allocator\": \"%s\", ", names[i].shown);
        assert_memory_equal(text, wanted, strlen(wanted));
        free(text);
        text = printed(typed_stats_prometheus, &stats, names[i].name);
        (void)snprintf(wanted, sizeof wanted, "allocator=\"%s\"} 0\n", names[i].shown);
        assert_non_null(strstr(text, wanted));
        free(text);
    }
}

static void a_name_cannot_break_out_of_a_prometheus_label(void **state)
{
    (void)state;
    const typed_stats stats = {0};
    char *text = printed(typed_stats_prometheus, &stats, "a\"b\\c\nd");
    assert_non_null(strstr(text, "typed_allocated_bytes{allocator=\"a\\\"b\\\\c\\nd\"} 0\n"));
    free(text);
}

static void the_largest_counts_are_printed_whole(void **state)
{
    (void)state;
    typed_stats stats = {0};
    stats.allocated_bytes = UINT64_MAX;
    stats.peak_allocated_bytes = UINT64_MAX;
    char *text = printed(typed_stats_print, &stats, "most");
    assert_non_null(strstr(text, "  allocated_bytes          18446744073709551615\n"));
    free(text);
    /* A ratio that no integer holds with its decimals. */
    stats.total_bytes_allocated = UINT64_MAX;
    stats.peak_allocated_bytes = 1;
    text = printed(typed_stats_print, &stats, "most");
    assert_non_null(strstr(text, "  turnover                 184467440737095516.15\n"));
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_follow_what_is_told),
        cmocka_unit_test(the_peak_is_the_most_that_was_live_at_once),
        cmocka_unit_test(a_restart_forgets_all_but_what_is_live),
        cmocka_unit_test(elements_of_one_size_have_the_same_figures),
        cmocka_unit_test(derived_figures_follow_from_counts),
        cmocka_unit_test(figures_that_do_not_agree_are_not_below_nothing),
        cmocka_unit_test(derived_figures_of_nothing_divide_by_nothing),
        cmocka_unit_test(text_has_a_line_for_every_figure),
        cmocka_unit_test(json_is_one_object_on_one_line),
        cmocka_unit_test(a_name_cannot_break_out_of_json),
        cmocka_unit_test(what_is_not_utf8_is_replaced),
        cmocka_unit_test(prometheus_has_help_type_and_value_of_every_count),
        cmocka_unit_test(a_name_cannot_break_out_of_a_prometheus_label),
        cmocka_unit_test(the_largest_counts_are_printed_whole),
    };
    return cmocka_run_group_tests_name("stats", tests, NULL, NULL);
}
