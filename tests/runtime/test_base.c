/* <typed/base.h>: the arithmetic that emitted code relies on, and the words for a status. */
#include <typed/base.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

static uint64_t seed = UINT64_C(88172645463325252);

static uint64_t next_random(void)
{
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    return seed;
}

/* Numbers of every magnitude, so that small sizes are as common as large ones. */
static size_t random_size(void)
{
    return (size_t)(next_random() >> (next_random() % 64));
}

static void check_division(size_t distance, size_t size)
{
    const size_t found = typed_divide_exact(distance, size);
    if (distance % size == 0 ? found != distance / size : found <= SIZE_MAX / size) {
        fail_msg("typed_divide_exact(%zu, %zu) is %zu", distance, size, found);
    }
}

static void exact_division_agrees_with_division_over_random_values(void **state)
{
    (void)state;
    for (int round = 0; round < 2000000; round++) {
        const size_t size = random_size() | (size_t)(next_random() % 2);
        if (size == 0) {
            continue;
        }
        const size_t distance = random_size();
        check_division(distance, size);
        check_division(distance - distance % size, size);
    }
}

static void exact_division_agrees_with_division_over_all_small_values(void **state)
{
    (void)state;
    for (size_t size = 1; size <= 300; size++) {
        for (size_t distance = 0; distance <= 2000; distance++) {
            check_division(distance, size);
            check_division(SIZE_MAX - distance, size);
        }
    }
}

static void lowest_bit_is_found_in_any_word(void **state)
{
    (void)state;
    for (size_t bit = 0; bit < 64; bit++) {
        assert_int_equal(typed_lowest_bit(UINT64_C(1) << bit), bit);
        assert_int_equal(typed_lowest_bit(UINT64_MAX << bit), bit);
        assert_int_equal(typed_lowest_bit(next_random() << bit | UINT64_C(1) << bit), bit);
    }
}

static void align_up_gives_the_next_multiple(void **state)
{
    (void)state;
    for (size_t align = 1; align <= 4096; align *= 2) {
        assert_int_equal(TYPED_ALIGN_UP((size_t)0, align), 0);
        assert_int_equal(TYPED_ALIGN_UP((size_t)1, align), align);
        assert_int_equal(TYPED_ALIGN_UP(align, align), align);
        assert_int_equal(TYPED_ALIGN_UP(align + 1, align), 2 * align);
    }
}

static void every_element_has_a_bit_in_as_few_words_as_can_be(void **state)
{
    (void)state;
    assert_int_equal(TYPED_BIT_WORDS(0), 0);
    assert_int_equal(TYPED_BIT_WORDS(1), 1);
    assert_int_equal(TYPED_BIT_WORDS(64), 1);
    assert_int_equal(TYPED_BIT_WORDS(65), 2);
}

struct three {
    char bytes[3];
};

static void a_link_is_as_wide_as_the_element_and_the_capacity_ask_for(void **state)
{
    (void)state;
    assert_int_equal(TYPED_LINK_BYTES(char, 1), 1);
    assert_int_equal(TYPED_LINK_BYTES(char, 2), 2);
    assert_int_equal(TYPED_LINK_BYTES(struct three, 1), 2);
    assert_int_equal(TYPED_LINK_BYTES(struct three, 4), 4);
    assert_int_equal(TYPED_LINK_BYTES(double, 1), 4);
    assert_int_equal(TYPED_LINK_NONE(1), UINT8_MAX);
    assert_int_equal(TYPED_LINK_NONE(2), UINT16_MAX);
    assert_int_equal(TYPED_LINK_NONE(4), UINT32_MAX);
}

static void low_bytes_of_an_integer_hold_a_small_value(void **state)
{
    (void)state;
    const uint32_t value = 0x1234;
    uint16_t copied = 0;
    memcpy(&copied, TYPED_LOW_BYTES(value, 2), sizeof copied);
    assert_int_equal(copied, 0x1234);
}

static void usage_is_in_bytes_of_elements(void **state)
{
    (void)state;
    const typed_usage usage = typed_usage_of(3, 7, 10, 24);
    assert_int_equal(usage.used, 72);
    assert_int_equal(usage.available, 168);
    assert_int_equal(usage.total, 240);
}

static void no_two_lives_of_arenas_have_a_number_in_common(void **state)
{
    (void)state;
    const uint64_t first = typed_new_generation();
    uint64_t resets = first;
    for (int i = 0; i < 0xFFFF; i++) {
        resets = typed_next_generation(resets);
    }
    const uint64_t second = typed_new_generation();
    assert_true(first < resets && resets < second);
    resets = typed_next_generation(resets);
    assert_true(resets > second + 0xFFFF); /* it took a number of its own */
    for (long i = 0; i < 1L << 25; i++) {
        assert_true(typed_new_generation() > resets);
    }
}

static void every_status_has_words_of_its_own(void **state)
{
    (void)state;
    const typed_status all[] = {TYPED_OK, TYPED_ERR_NOMEM, TYPED_ERR_INVALID, TYPED_ERR_STALE, TYPED_ERR_FOREIGN};
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
        assert_non_null(typed_status_string(all[i]));
        for (size_t j = 0; j < i; j++) {
            assert_string_not_equal(typed_status_string(all[i]), typed_status_string(all[j]));
        }
    }
    assert_string_equal(typed_status_string(TYPED_OK), "ok");
    assert_string_equal(typed_status_string(TYPED_ERR_NOMEM), "out of memory");
}

static void a_status_that_is_none_has_words_too(void **state)
{
    (void)state;
    typed_status none;
    memset(&none, 0x55, sizeof none);
    assert_string_equal(typed_status_string(none), "unknown status");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(exact_division_agrees_with_division_over_random_values),
        cmocka_unit_test(exact_division_agrees_with_division_over_all_small_values),
        cmocka_unit_test(lowest_bit_is_found_in_any_word),
        cmocka_unit_test(align_up_gives_the_next_multiple),
        cmocka_unit_test(every_element_has_a_bit_in_as_few_words_as_can_be),
        cmocka_unit_test(a_link_is_as_wide_as_the_element_and_the_capacity_ask_for),
        cmocka_unit_test(low_bytes_of_an_integer_hold_a_small_value),
        cmocka_unit_test(usage_is_in_bytes_of_elements),
        cmocka_unit_test(no_two_lives_of_arenas_have_a_number_in_common),
        cmocka_unit_test(every_status_has_words_of_its_own),
        cmocka_unit_test(a_status_that_is_none_has_words_too),
    };
    return cmocka_run_group_tests_name("base", tests, NULL, NULL);
}
