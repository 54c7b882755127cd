static void a_buffer_at_any_address_holds_what_it_should(void **state)
{
    (void)state;
    static ${P} arena;
    for (size_t offset = 0; offset < 70; offset++) {
        for (size_t capacity = 1; capacity < 10000; capacity += 1 + capacity * 2) {
            CHECK(test_make_in(&arena, offset, ${P}_BUFFER_BYTES(capacity)) == TYPED_OK);
            CHECK(${P}_capacity(&arena) >= capacity);
            for (size_t i = 0; i < 50; i++) {
                const test_element *element = any_element();
                void *object = element->alloc(&arena);
                CHECK((uintptr_t)object % element->align == 0);
                if (object != NULL) {
                    memset(object, 0xEE, element->size);
                }
            }
            CHECK(${P}_used(&arena) <= ${P}_capacity(&arena));
            test_end(&arena);
        }
    }
}

static void a_buffer_of_any_length_is_made_or_refused(void **state)
{
    (void)state;
    static ${P} arena;
    for (size_t offset = 0; offset < 20; offset++) {
        for (size_t length = 0; length < 200; length++) {
            const typed_status status = test_make_in(&arena, offset, length);
            CHECK(status == TYPED_OK || status == TYPED_ERR_NOMEM);
            CHECK(status == TYPED_OK || length < ${P}_BUFFER_BYTES(1));
            CHECK((${P}_capacity(&arena) > 0) == (status == TYPED_OK));
            CHECK(${P}_capacity(&arena) <= length);
            void *object = test_elements[0].alloc(&arena);
            if (object != NULL) {
                memset(object, 0xEE, test_elements[0].size);
            }
            test_end(&arena);
        }
    }
    unsigned char byte = 0;
    CHECK(${P}_init_buffer(&arena, NULL, 4096) == TYPED_ERR_INVALID);
    CHECK(${P}_init_buffer(&arena, &byte, 0) == TYPED_ERR_NOMEM);
    CHECK(test_elements[0].alloc(&arena) == NULL);
    ${P}_destroy(&arena);
}
