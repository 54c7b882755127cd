/* <typed/tracking.h>: reports of live elements by call site. */
#include <typed/tracking.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#include <typed/fault.h>

#define PLACE(file, line) (file "\0" line)

static typed_leaks leaks;
static char said[1 << 16];

/* What a report says; and that it counted as many elements as it said. */
static const char *report(size_t (*print)(typed_leaks *leaks, const char *allocator, FILE *out), const char *name)
{
    FILE *out = fmemopen(said, sizeof said, "w");
    assert_non_null(out);
    const size_t count = print(&leaks, name, out);
    assert_int_equal(count, leaks.count);
    assert_int_equal(fclose(out), 0);
    return said;
}

static int start(void **state)
{
    (void)state;
    memset(said, 0, sizeof said);
    typed_leaks_start(&leaks);
    return 0;
}

static void nothing_live_is_no_line_and_an_empty_object(void **state)
{
    (void)state;
    assert_string_equal(report(typed_leaks_print, "pool"), "");
    assert_string_equal(report(typed_leaks_json, "pool"), "{\"allocator\": \"pool\", \"count\": 0, \"bytes\": 0, \"sites\": [], \"other_sites\": {\"count\": 0, \"bytes\": 0}}\n");
}

static void elements_of_one_place_are_one_line(void **state)
{
    (void)state;
    for (size_t i = 0; i < 3; i++) {
        typed_leaks_add(&leaks, PLACE("a.c", "7"), 10, &leaks);
    }
    assert_string_equal(report(typed_leaks_print, "pool"),
        "typedalloc: pool: leak: 30 bytes in 3 elements\n"
        "  30 bytes in 3 elements allocated in a.c:7\n");
}

static void one_byte_and_one_element_are_not_plural(void **state)
{
    (void)state;
    typed_leaks_add(&leaks, PLACE("a.c", "7"), 1, &leaks);
    assert_string_equal(report(typed_leaks_print, "pool"),
        "typedalloc: pool: leak: 1 byte in 1 element\n"
        "  1 byte in 1 element allocated in a.c:7\n");
}

static void the_same_place_in_two_objects_is_one_line(void **state)
{
    (void)state;
    static const char first[] = "a.c\0"
                                "12";
    static const char second[] = "a.c\0"
                                 "12";
    static const char other_line[] = "a.c\0"
                                     "1";
    char on_the_stack[sizeof first];
    memcpy(on_the_stack, first, sizeof first);
    typed_leaks_add(&leaks, first, 8, &leaks);
    typed_leaks_add(&leaks, second, 8, &leaks);
    typed_leaks_add(&leaks, on_the_stack, 8, &leaks);
    typed_leaks_add(&leaks, other_line, 8, &leaks);
    assert_int_equal(leaks.site_count, 2);
    assert_int_equal(leaks.sites[0].count, 3);
    assert_int_equal(leaks.sites[1].count, 1);
}

static void lines_are_by_bytes_then_file_then_line_and_unknown_places_last(void **state)
{
    (void)state;
    typed_leaks_add(&leaks, NULL, 8, &leaks);
    typed_leaks_add(&leaks, PLACE("b.c", "1"), 8, &leaks);
    typed_leaks_add(&leaks, PLACE("a.c", "10"), 8, &leaks);
    typed_leaks_add(&leaks, PLACE("a.c", "9"), 8, &leaks);
    typed_leaks_add(&leaks, PLACE("z.c", "3"), 9, &leaks);
    typed_leaks_add(&leaks, NULL, 0, &leaks);
    assert_string_equal(report(typed_leaks_print, "pool"),
        "typedalloc: pool: leak: 41 bytes in 6 elements\n"
        "  9 bytes in 1 element allocated in z.c:3\n"
        "  8 bytes in 1 element allocated in a.c:9\n"
        "  8 bytes in 1 element allocated in a.c:10\n"
        "  8 bytes in 1 element allocated in b.c:1\n"
        "  8 bytes in 2 elements allocated in a place not known\n");
}

static char places[TYPED_LEAK_SITES + 5][16];

/* More places than a report has lines; the first of them has the most bytes. */
static void overflow(void)
{
    const size_t all = sizeof places / sizeof places[0];
    for (size_t i = 0; i < all; i++) {
        (void)snprintf(places[i], sizeof places[i], "a.c%c%zu", '\0', i + 1);
        typed_leaks_add(&leaks, places[i], 1000 - i, places[i]);
    }
    typed_leaks_add(&leaks, places[0], 1, NULL);
    typed_leaks_add(&leaks, places[all - 1], 1, NULL);
}

static void more_places_than_lines_are_counted_together(void **state)
{
    (void)state;
    overflow();
    assert_int_equal(leaks.site_count, TYPED_LEAK_SITES);
    assert_int_equal(leaks.others.count, 6);
    assert_int_equal(leaks.others.bytes, 872 + 871 + 870 + 869 + 868 + 1);
    assert_int_equal(leaks.count, TYPED_LEAK_SITES + 7);
    assert_int_equal(leaks.sites[0].count, 2);
    const char *text = report(typed_leaks_print, "pool");
    assert_non_null(strstr(text, "  4351 bytes in 6 elements allocated in other places\n"));
    assert_non_null(strstr(report(typed_leaks_json, "pool"), "], \"other_sites\": {\"count\": 6, \"bytes\": 4351}}\n"));
}

static void odd_names_are_strings_in_json(void **state)
{
    (void)state;
    typed_leaks_add(&leaks, PLACE("C:\\a \"b\"\n\x01.c", "5"), 8, &leaks);
    typed_leaks_add(&leaks, NULL, 4, &leaks);
    assert_string_equal(report(typed_leaks_json, "the \"best\"\\\tpool \xC3\xA9"),
        "{\"allocator\": \"the \\\"best\\\"\\\\\\u0009pool \xC3\xA9\", \"count\": 2, \"bytes\": 12, \"sites\": ["
        "{\"file\": \"C:\\\\a \\\"b\\\"\\u000a\\u0001.c\", \"line\": 5, \"count\": 1, \"bytes\": 8}, "
        "{\"file\": null, \"line\": 0, \"count\": 1, \"bytes\": 4}], \"other_sites\": {\"count\": 0, \"bytes\": 0}}\n");
}

static size_t fault_count;
static typed_fault first_fault, last_fault;

static void note(const typed_fault *fault, void *ctx)
{
    (void)ctx;
    if (fault_count++ == 0) {
        first_fault = *fault;
    }
    last_fault = *fault;
}

static void at_the_end_a_handler_hears_of_each_place_once(void **state)
{
    (void)state;
    fault_count = 0;
    typed_set_fault_handler(note, NULL);
    overflow();
    typed_leaks_at_end(&leaks, "pool");
    typed_set_fault_handler(NULL, NULL);
    assert_int_equal(fault_count, TYPED_LEAK_SITES + 1);
    assert_int_equal(first_fault.kind, TYPED_FAULT_LEAK);
    assert_string_equal(first_fault.allocator, "pool");
    assert_int_equal(first_fault.alloc_site.line, 1);
    assert_ptr_equal(first_fault.address, places[0]);
    assert_null(last_fault.alloc_site.file);
    assert_ptr_equal(last_fault.address, places[TYPED_LEAK_SITES]);
}

static void at_the_end_of_a_pool_without_leaks_nobody_hears_anything(void **state)
{
    (void)state;
    fault_count = 0;
    typed_set_fault_handler(note, NULL);
    typed_leaks_at_end(&leaks, "pool");
    typed_set_fault_handler(NULL, NULL);
    typed_leaks_at_end(&leaks, "pool");
    assert_int_equal(fault_count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(nothing_live_is_no_line_and_an_empty_object, start),
        cmocka_unit_test_setup(elements_of_one_place_are_one_line, start),
        cmocka_unit_test_setup(one_byte_and_one_element_are_not_plural, start),
        cmocka_unit_test_setup(the_same_place_in_two_objects_is_one_line, start),
        cmocka_unit_test_setup(lines_are_by_bytes_then_file_then_line_and_unknown_places_last, start),
        cmocka_unit_test_setup(more_places_than_lines_are_counted_together, start),
        cmocka_unit_test_setup(odd_names_are_strings_in_json, start),
        cmocka_unit_test_setup(at_the_end_a_handler_hears_of_each_place_once, start),
        cmocka_unit_test_setup(at_the_end_of_a_pool_without_leaks_nobody_hears_anything, start),
    };
    return cmocka_run_group_tests_name("tracking", tests, NULL, NULL);
}
