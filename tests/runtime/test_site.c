/* <typed/site.h>: places as one pointer, and which one a thread is in. */
#include <typed/site.h>

#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

static void here_is_this_file_and_this_line(void **state)
{
    (void)state;
    const typed_site site = typed_site_of(TYPED_HERE);
    const int line = __LINE__ - 1;
    assert_string_equal(site.file, __FILE__);
    assert_int_equal(site.line, line);
}

static void a_place_may_be_told_by_other_file_names_and_lines(void **state)
{
    (void)state;
    const typed_site far = typed_site_of("a \"b\"/\\c.c\0"
                                         "2147483647");
    assert_string_equal(far.file, "a \"b\"/\\c.c");
    assert_int_equal(far.line, 2147483647);
    const typed_site empty = typed_site_of("\0"
                                           "1");
    assert_string_equal(empty.file, "");
    assert_int_equal(empty.line, 1);
}

static void no_place_has_no_file_and_no_line(void **state)
{
    (void)state;
    const typed_site site = typed_site_of(NULL);
    assert_null(site.file);
    assert_int_equal(site.line, 0);
}

static void calls_within_calls_have_their_own_places(void **state)
{
    (void)state;
    const char *outer = TYPED_HERE;
    const char *inner = TYPED_HERE;
    assert_null(typed_current_site);
    const char *around_outer = typed_enter(outer);
    assert_ptr_equal(typed_current_site, outer);
    const char *around_inner = typed_enter(inner);
    assert_ptr_equal(typed_current_site, inner);
    typed_leave(around_inner);
    assert_ptr_equal(typed_current_site, outer);
    typed_leave(around_outer);
    assert_null(typed_current_site);
}

typedef struct other_thread {
    const void *name;
    const char *site;
} other_thread;

static void *look(void *argument)
{
    other_thread *other = (other_thread *)argument;
    other->site = typed_current_site;
    other->name = typed_this_thread();
    (void)typed_enter(TYPED_HERE);
    return NULL;
}

static void a_thread_has_a_place_and_a_name_of_its_own(void **state)
{
    (void)state;
    const char *here = TYPED_HERE;
    const char *around = typed_enter(here);
    other_thread other = {NULL, here};
    pthread_t thread;
    assert_int_equal(pthread_create(&thread, NULL, look, &other), 0);
    assert_int_equal(pthread_join(thread, NULL), 0);
    assert_null(other.site);
    assert_ptr_not_equal(other.name, typed_this_thread());
    assert_ptr_equal(typed_current_site, here);
    assert_ptr_equal(typed_this_thread(), typed_this_thread());
    typed_leave(around);
}

/* Of what was written over a place and its check: one byte again and again, or bits flipped in each byte. */
static void a_place_and_its_check_that_were_written_over_do_not_match(void **state)
{
    (void)state;
    const char *here = TYPED_HERE;
    for (unsigned byte = 0; byte < 256; byte++) {
        const char *filled = NULL;
        memset((void *)&filled, (int)byte, sizeof filled);
        const uint32_t fill = UINT32_C(0x01010101) * byte;
        assert_true(typed_site_check(filled) != fill);
        uintptr_t mask = 0;
        memset(&mask, (int)byte, sizeof mask);
        const char *flipped = (const char *)((uintptr_t)here ^ mask);
        assert_true(byte == 0 || typed_site_check(flipped) != (typed_site_check(here) ^ fill));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(here_is_this_file_and_this_line),
        cmocka_unit_test(a_place_may_be_told_by_other_file_names_and_lines),
        cmocka_unit_test(no_place_has_no_file_and_no_line),
        cmocka_unit_test(calls_within_calls_have_their_own_places),
        cmocka_unit_test(a_thread_has_a_place_and_a_name_of_its_own),
        cmocka_unit_test(a_place_and_its_check_that_were_written_over_do_not_match),
    };
    return cmocka_run_group_tests_name("site", tests, NULL, NULL);
}
