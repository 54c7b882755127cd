/* <typed/check.h>: bytes that are not what they should be, and allocators that are used where they should not. */
#include <typed/check.h>

#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#include <typed/fault.h>

enum {
    MOST = 160
};

static void every_byte_that_differs_is_found_at_every_length_and_start(void **state)
{
    (void)state;
    unsigned char bytes[MOST + 8];
    for (size_t start = 0; start < 8; start++) {
        for (size_t length = 0; length <= MOST; length++) {
            memset(bytes, 0x11, sizeof bytes);
            memset(bytes + start, 0xDD, length);
            assert_null(typed_first_other(bytes + start, length, 0xDD));
            for (size_t at = 0; at < length; at++) {
                bytes[start + at] ^= 1;
                assert_ptr_equal(typed_first_other(bytes + start, length, 0xDD), bytes + start + at);
                bytes[start + at] ^= 1;
            }
        }
    }
}

static void of_two_bytes_that_differ_the_first_is_found(void **state)
{
    (void)state;
    unsigned char bytes[MOST];
    for (size_t first = 0; first < MOST; first++) {
        for (size_t second = first + 1; second < MOST; second++) {
            memset(bytes, 0, sizeof bytes);
            bytes[first] = 0x80;
            bytes[second] = 1;
            assert_ptr_equal(typed_first_other(bytes, MOST, 0), bytes + first);
        }
    }
}

static void every_value_of_a_byte_can_be_looked_for(void **state)
{
    (void)state;
    unsigned char bytes[33];
    for (unsigned value = 0; value < 256; value++) {
        memset(bytes, (int)value, sizeof bytes);
        assert_null(typed_first_other(bytes, sizeof bytes, (unsigned char)value));
        assert_ptr_equal(typed_first_other(bytes, sizeof bytes, (unsigned char)(value + 1)), bytes);
    }
}

static void bytes_are_filled_again_up_to_the_first_that_is_right(void **state)
{
    (void)state;
    unsigned char bytes[9];
    for (size_t count = 0; count <= 8; count++) {
        for (size_t right = 0; right <= 8; right++) {
            memset(bytes, 0x11, sizeof bytes);
            bytes[right] = 0xDD;
            typed_fill_again(bytes, count, 0xDD);
            const size_t end = count < right ? count : right;
            for (size_t i = 0; i < sizeof bytes; i++) {
                assert_int_equal(bytes[i], i < end || i == right ? 0xDD : 0x11);
            }
        }
    }
}

static typed_fault last;
static int faults;

static void note(const typed_fault *fault, void *ctx)
{
    (void)ctx;
    last = *fault;
    faults++;
}

static int note_faults(void **state)
{
    (void)state;
    faults = 0;
    typed_set_fault_handler(note, NULL);
    return 0;
}

static int default_faults(void **state)
{
    (void)state;
    typed_set_fault_handler(NULL, NULL);
    return 0;
}

/* As emitted code asks: it knows whether the allocator has an owner. */
static bool may_use(const typed_watch *watch, const void *allocator)
{
    const bool holds = watch->owner_ == NULL ? typed_watch_holds(watch, allocator) : typed_watch_holds_owned(watch, allocator);
    return holds || typed_watch_decide(watch, allocator, "own");
}

static void what_was_never_made_may_be_asked(void **state)
{
    (void)state;
    typed_watch watch = {NULL, NULL};
    assert_true(may_use(&watch, &watch));
    assert_int_equal(faults, 0);
}

static void what_was_made_holds_where_it_is(void **state)
{
    (void)state;
    typed_watch watch = {NULL, NULL};
    typed_watch_start(&watch, &watch, true);
    assert_true(may_use(&watch, &watch));
    typed_watch_start(&watch, &watch, false);
    assert_true(may_use(&watch, &watch));
    assert_int_equal(faults, 0);
}

static void what_ended_is_used_after_destroy(void **state)
{
    (void)state;
    typed_watch watch = {NULL, NULL};
    typed_watch_start(&watch, &watch, true);
    typed_watch_end(&watch);
    const char *here = TYPED_HERE;
    const char *around = typed_enter(here);
    assert_false(may_use(&watch, &watch));
    typed_leave(around);
    assert_int_equal(faults, 1);
    assert_int_equal(last.kind, TYPED_FAULT_USE_AFTER_DESTROY);
    assert_string_equal(last.allocator, "own");
    assert_ptr_equal(last.address, &watch);
    assert_ptr_equal(last.site.file, here);
    assert_null(last.alloc_site.file);
    /* It can be made again. */
    typed_watch_start(&watch, &watch, true);
    assert_true(may_use(&watch, &watch));
}

static void a_copy_was_moved(void **state)
{
    (void)state;
    typed_watch watch = {NULL, NULL};
    typed_watch_start(&watch, &watch, true);
    const typed_watch copy = watch;
    assert_false(may_use(&copy, &copy));
    assert_int_equal(last.kind, TYPED_FAULT_MOVED);
    assert_ptr_equal(last.address, &copy);
    assert_true(may_use(&watch, &watch));
}

typedef struct visitor {
    const typed_watch *watch;
    bool may;
} visitor;

static void *visit(void *argument)
{
    visitor *v = (visitor *)argument;
    v->may = may_use(v->watch, v->watch);
    return NULL;
}

static bool another_thread_may(const typed_watch *watch)
{
    visitor v = {watch, false};
    pthread_t thread;
    assert_int_equal(pthread_create(&thread, NULL, visit, &v), 0);
    assert_int_equal(pthread_join(thread, NULL), 0);
    return v.may;
}

static void another_thread_is_the_wrong_one_where_there_is_an_owner(void **state)
{
    (void)state;
    typed_watch watch = {NULL, NULL};
    typed_watch_start(&watch, &watch, false);
    assert_true(another_thread_may(&watch));
    typed_watch_start(&watch, &watch, true);
    assert_false(another_thread_may(&watch));
    assert_int_equal(faults, 1);
    assert_int_equal(last.kind, TYPED_FAULT_WRONG_THREAD);
    assert_true(may_use(&watch, &watch));
}

static void the_next_thread_after_a_rebind_is_the_owner(void **state)
{
    (void)state;
    typed_watch watch = {NULL, NULL};
    typed_watch_start(&watch, &watch, true);
    typed_watch_rebind(&watch);
    assert_true(another_thread_may(&watch));
    assert_false(may_use(&watch, &watch));
    assert_int_equal(last.kind, TYPED_FAULT_WRONG_THREAD);
    typed_watch_rebind(&watch);
    assert_true(may_use(&watch, &watch));
    assert_false(another_thread_may(&watch));
}

static void a_rebind_gives_no_owner_to_what_has_none(void **state)
{
    (void)state;
    typed_watch watch = {NULL, NULL};
    typed_watch_start(&watch, &watch, false);
    typed_watch_rebind(&watch);
    assert_true(may_use(&watch, &watch));
    assert_true(another_thread_may(&watch));
    typed_watch never = {NULL, NULL};
    typed_watch_rebind(&never);
    assert_true(may_use(&never, &never));
    assert_int_equal(faults, 0);
}

static void a_fault_has_the_sites_of_its_record(void **state)
{
    (void)state;
    const typed_record record = {TYPED_HERE, NULL, 0};
    const int line = __LINE__ - 1;
    typed_fault_recorded(TYPED_FAULT_OVERFLOW, "pool", &record, &record);
    assert_int_equal(last.kind, TYPED_FAULT_OVERFLOW);
    assert_ptr_equal(last.address, &record);
    assert_string_equal(last.alloc_site.file, __FILE__);
    assert_int_equal(last.alloc_site.line, line);
    assert_null(last.free_site.file);
    assert_null(last.site.file);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_byte_that_differs_is_found_at_every_length_and_start),
        cmocka_unit_test(of_two_bytes_that_differ_the_first_is_found),
        cmocka_unit_test(every_value_of_a_byte_can_be_looked_for),
        cmocka_unit_test(bytes_are_filled_again_up_to_the_first_that_is_right),
        cmocka_unit_test_setup_teardown(what_was_never_made_may_be_asked, note_faults, default_faults),
        cmocka_unit_test_setup_teardown(what_was_made_holds_where_it_is, note_faults, default_faults),
        cmocka_unit_test_setup_teardown(what_ended_is_used_after_destroy, note_faults, default_faults),
        cmocka_unit_test_setup_teardown(a_copy_was_moved, note_faults, default_faults),
        cmocka_unit_test_setup_teardown(another_thread_is_the_wrong_one_where_there_is_an_owner, note_faults, default_faults),
        cmocka_unit_test_setup_teardown(the_next_thread_after_a_rebind_is_the_owner, note_faults, default_faults),
        cmocka_unit_test_setup_teardown(a_rebind_gives_no_owner_to_what_has_none, note_faults, default_faults),
        cmocka_unit_test_setup_teardown(a_fault_has_the_sites_of_its_record, note_faults, default_faults),
    };
    return cmocka_run_group_tests_name("check", tests, NULL, NULL);
}
