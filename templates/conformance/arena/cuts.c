enum {
    TEST_SHRINKS = 2 * TYPED_CUTS, /* more than are remembered */
    TEST_ARRAYS = TYPED_CUTS + 4
};

/* An array of up to so many elements, the newest; *count says of how many. NULL where there is no room for two. */
static unsigned char *array_of(const test_element *element, size_t most, size_t *count)
{
    for (*count = most; *count > 1; --*count) {
        void *array = element->alloc_n(&model.arena, *count);
        if (array != NULL) {
            return (unsigned char *)array;
        }
    }
    return NULL;
}

static void resize_there(const test_element *element, unsigned char *array, size_t old_count, size_t count)
{
    CHECK(element->resize(&model.arena, array, old_count, count) == array);
}

static void check_stale(${suite_Marker} mark)
{
    const size_t used = ${P}_used(&model.arena);
    check_no_fault();
    CHECK(${P}_restore(&model.arena, mark) == TYPED_ERR_STALE);
    check_refused(TYPED_FAULT_STALE);
    CHECK(${P}_used(&model.arena) == used);
}

/* Also where the array has grown again since, and however often it shrank. */
static void a_position_in_what_an_array_lost_is_stale(void **state)
{
    (void)state;
    model_start_of(TEST_ROOM);
    for (size_t i = 0; i < TEST_ELEMENTS; i++) {
        const test_element *element = &test_elements[i];
        const ${suite_Marker} before = ${P}_${suite_mark}(&model.arena);
        ${suite_Marker} marks[TEST_SHRINKS];
        size_t count;
        unsigned char *array = array_of(element, TEST_SHRINKS, &count);
        for (size_t lost = 0; array != NULL && lost < count; lost++) {
            marks[lost] = ${P}_${suite_mark}(&model.arena);
            if (lost + 1 < count) {
                resize_there(element, array, count - lost, count - lost - 1);
            }
        }
        for (size_t lost = 0; array != NULL && lost + 1 < count; lost++) {
            check_stale(marks[lost]);
        }
        if (array != NULL) {
            resize_there(element, array, 1, count);
            for (size_t lost = 0; lost + 1 < count; lost++) {
                check_stale(marks[lost]);
            }
            CHECK(${P}_restore(&model.arena, marks[count - 1]) == TYPED_OK);
            resize_there(element, array, 1, 2); /* it has the one element again that it had there */
        }
        CHECK(${P}_restore(&model.arena, before) == TYPED_OK);
        CHECK(${P}_used(&model.arena) == model.used);
    }
    test_end(&model.arena);
}

/* An array that shrinks less every time has more to be remembered than there is room for. */
static void a_position_in_what_an_array_kept_is_good(void **state)
{
    (void)state;
    model_start_of(TEST_ROOM);
    for (size_t i = 0; i < TEST_ELEMENTS; i++) {
        const test_element *element = &test_elements[i];
        const ${suite_Marker} before = ${P}_${suite_mark}(&model.arena);
        ${suite_Marker} kept[TEST_SHRINKS];
        ${suite_Marker} whole[TEST_SHRINKS];
        size_t count;
        unsigned char *array = array_of(element, TEST_SHRINKS, &count);
        for (size_t left = 1; array != NULL && left < count; left++) {
            resize_there(element, array, count, left);
            kept[left] = ${P}_${suite_mark}(&model.arena);
            resize_there(element, array, left, count);
            whole[left] = ${P}_${suite_mark}(&model.arena);
        }
        for (size_t left = 1; array != NULL && left + 1 < count; left++) {
            check_stale(whole[left]);
        }
        for (size_t left = array == NULL ? 0 : count - 1; left > 0; left--) {
            CHECK(${P}_restore(&model.arena, kept[left]) == TYPED_OK);
            resize_there(element, array, left, left + 1);
        }
        CHECK(${P}_restore(&model.arena, before) == TYPED_OK);
    }
    test_end(&model.arena);
}

/* What is known of arrays that are gone makes way for what those that are there have lost. */
static void arrays_that_come_and_go_hide_no_stale_position(void **state)
{
    (void)state;
    model_start_of(TEST_ROOM);
    for (size_t i = 0; i < TEST_ELEMENTS; i++) {
        const test_element *element = &test_elements[i];
        const ${suite_Marker} before = ${P}_${suite_mark}(&model.arena);
        size_t count;
        unsigned char *array = array_of(element, 2, &count);
        if (array != NULL) {
            const ${suite_Marker} of_both = ${P}_${suite_mark}(&model.arena);
            resize_there(element, array, 2, 1);
            resize_there(element, array, 1, 2);
            const ${suite_Marker} again = ${P}_${suite_mark}(&model.arena);
            for (size_t round = 0; round < TEST_SHRINKS; round++) {
                unsigned char *upper = array_of(element, 2, &count);
                if (upper != NULL) {
                    const ${suite_Marker} inside = ${P}_${suite_mark}(&model.arena);
                    resize_there(element, upper, 2, 1);
                    check_stale(inside);
                }
                CHECK(${P}_restore(&model.arena, again) == TYPED_OK);
            }
            check_stale(of_both);
            CHECK(${P}_restore(&model.arena, again) == TYPED_OK);
        }
        CHECK(${P}_restore(&model.arena, before) == TYPED_OK);
    }
    test_end(&model.arena);
}

/* Of more arrays than can be remembered at a time it is the oldest that are forgotten. */
static void each_of_many_arrays_knows_what_it_lost(void **state)
{
    (void)state;
    const test_element *element = any_element();
    ${suite_Marker} lost[TEST_ARRAYS];
    ${suite_Marker} kept[TEST_ARRAYS];
    size_t arrays = 0;
    model_start_of(TEST_ROOM);
    while (arrays < TEST_ARRAYS) {
        size_t count;
        unsigned char *array = array_of(element, 2, &count);
        if (array == NULL) {
            break;
        }
        lost[arrays] = ${P}_${suite_mark}(&model.arena);
        resize_there(element, array, 2, 1);
        resize_there(element, array, 1, 2);
        kept[arrays] = ${P}_${suite_mark}(&model.arena);
        arrays++;
    }
    const size_t known = TYPED_LEAST(arrays, TYPED_CUTS);
    for (size_t i = 0; i < known; i++) {
        check_stale(lost[arrays - 1 - i]);
    }
    for (size_t i = 0; i < arrays; i++) {
        CHECK(${P}_restore(&model.arena, kept[arrays - 1 - i]) == TYPED_OK);
        if (i < known) {
            check_stale(lost[arrays - 1 - i]);
        }
    }
    test_end(&model.arena);
}
