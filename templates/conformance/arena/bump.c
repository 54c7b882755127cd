/* What only a bump arena has: copies, strings and plain bytes. */
/*% for e in suite_elements %*/
static void *test_copy_${e.label}(${P} *arena, const void *source, size_t n)
{
    return (void *)${P}_copy${e.E}(arena, (${e.const_T_}*)source, n);
}

/*% endfor %*/
/* What is copied: whole elements, at least one of the largest. */
static max_align_t test_source[TYPED_MOST((size_t)TEST_ROOM, sizeof(${P}_any)) / sizeof(max_align_t) + 1];

static void *(*const test_copies[])(${P} *arena, const void *source, size_t n) = {
/*% for e in suite_elements %*/
    test_copy_${e.label},
/*% endfor %*/
};

static void step_copy(void)
{
    const test_element *element = any_element();
    const size_t most = sizeof test_source / element->size;
    const size_t wanted = any_count(element);
    const size_t n = TYPED_LEAST(wanted, most);
    const size_t bytes = n * element->size;
    memset(test_source, (int)test_random(256), bytes);
    const test_outlook outlook = outlook_of(bytes, element->align);
    void *array = test_copies[element - test_elements](&model.arena, test_source, n);
    if (model_took(array, outlook)) {
        CHECK(memcmp(array, test_source, bytes) == 0);
        model_enter(array, bytes, element->align, element);
    }
}

TYPED_PRINTF(1, 2)
static char *test_vprintf(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    char *text = ${P}_vprintf(&model.arena, format, arguments);
    va_end(arguments);
    return text;
}

static void step_text(void)
{
    static char source[300];
    char expected[400];
    const size_t length = (size_t)test_random(test_random(4) == 0 ? sizeof source : 20);
    const size_t most = (size_t)test_random(2 * length + 1);
    const int number = (int)test_random(1000000);
    const uint64_t way = test_random(4);
    memset(source, 0, sizeof source);
    for (size_t i = 0; i < length; i++) {
        source[i] = (char)('a' + test_random(26));
    }
    if (way < 2) {
        (void)snprintf(expected, sizeof expected, "%s", source);
        expected[way == 1 ? TYPED_LEAST(most, length) : length] = 0;
    } else {
        (void)snprintf(expected, sizeof expected, "%s=%d", source, number);
    }
    const size_t bytes = strlen(expected) + 1;
    const test_outlook outlook = outlook_of(bytes, 1);
    char *text = NULL;
    switch (way) {
    case 0:
        text = ${P}_strdup(&model.arena, source);
        break;
    case 1:
        text = ${P}_strndup(&model.arena, source, most);
        break;
    case 2:
        text = ${P}_printf(&model.arena, "%s=%d", source, number);
        break;
    default:
        text = test_vprintf("%s=%d", source, number);
        break;
    }
    if (model_took(text, outlook)) {
        CHECK(strcmp(text, expected) == 0);
        model_enter(text, bytes, 1, NULL);
    }
}

static void step_bytes(void)
{
    const size_t align = (size_t)1 << test_random(test_random(4) == 0 ? 14 : 7);
    const size_t bytes = 1 + (size_t)test_random(test_random(4) == 0 ? 5000 : 60);
    const test_outlook outlook = outlook_of(bytes, align);
    void *address = ${P}_alloc_bytes(&model.arena, bytes, align);
    if (model_took(address, outlook)) {
        check_fill(address, 0, bytes);
        model_enter(address, bytes, align, NULL);
    }
}

static void step_own_take(void)
{
    switch (test_random(3)) {
    case 0:
        step_copy();
        break;
    case 1:
        step_text();
        break;
    default:
        step_bytes();
        break;
    }
}

static void step_own_give(void)
{
    step_resize();
}

static void bytes_come_at_any_alignment_that_is_a_power_of_two(void **state)
{
    (void)state;
    model_start_of(TEST_ROOM);
    for (size_t align = 1; align <= 4096; align *= 2) {
        const test_outlook outlook = outlook_of(3, align);
        void *address = ${P}_alloc_bytes(&model.arena, 3, align);
        if (model_took(address, outlook)) {
            model_enter(address, 3, align, NULL);
        }
        const void *nothing = ${P}_alloc_bytes(&model.arena, 0, align);
        CHECK(nothing != NULL && (uintptr_t)nothing % align == 0);
        model_check();
    }
    const size_t never[] = {0, 3, 6, 12, 4095, 4097, SIZE_MAX, SIZE_MAX - 1, SIZE_MAX / 2, SIZE_MAX / 2 + 1};
    for (size_t i = 0; i < sizeof never / sizeof never[0]; i++) {
        CHECK(${P}_alloc_bytes(&model.arena, 1, never[i]) == NULL);
        model.failed++;
        model_check();
    }
    model_end();
}

static void sizes_that_cannot_be_give_null(void **state)
{
    (void)state;
    model_start_of(TEST_ROOM);
    for (size_t align = 1; align <= 4096; align *= 16) {
        for (size_t less = 0; less < 40; less++) {
            CHECK(${P}_alloc_bytes(&model.arena, SIZE_MAX - less, align) == NULL);
            CHECK(${P}_alloc_bytes(&model.arena, SIZE_MAX / 2 - less, align) == NULL);
            CHECK(${P}_alloc_bytes(&model.arena, SIZE_MAX / 2 + 1 + less, align) == NULL);
            model.failed += 3;
        }
    }
    model_check();
    model_end();
}
