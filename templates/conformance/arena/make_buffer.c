/* Buffers at odd addresses, each between two guards that nobody may write. */
enum {
    TEST_GUARD = 64
};

typedef struct test_buffer {
    const ${P} *owner; /* NULL while it is not in use */
    unsigned char *memory;
    size_t bytes;
} test_buffer;

static test_buffer test_buffers[2];

static typed_status test_make_in(${P} *arena, size_t offset, size_t length)
{
    test_buffer *buffer = &test_buffers[test_buffers[0].owner == NULL || test_buffers[0].owner == arena ? 0 : 1];
    CHECK(buffer->owner == NULL || buffer->owner == arena); /* as a test that failed has left it */
    buffer->owner = arena;
    buffer->bytes = TEST_GUARD + offset + length + TEST_GUARD;
    buffer->memory = (unsigned char *)malloc(buffer->bytes);
    CHECK(buffer->memory != NULL);
    memset(buffer->memory, 0x5A, TEST_GUARD + offset);
    memset(buffer->memory + TEST_GUARD + offset + length, 0x5A, TEST_GUARD);
    return ${P}_init_buffer(arena, buffer->memory + TEST_GUARD + offset, length);
}

static size_t any_capacity(void)
{
    static const size_t most[] = {64, 600, 5000, TEST_ROOM};
    return 1 + (size_t)test_random(most[test_random(4)]);
}

static void test_make_of(${P} *arena, size_t capacity)
{
    CHECK(test_make_in(arena, (size_t)test_random(70), ${P}_BUFFER_BYTES(capacity)) == TYPED_OK);
    CHECK(${P}_capacity(arena) >= capacity);
}

static bool test_ends_with_content; /* although that is reported */

static void test_end(${P} *arena)
{
    const bool was_made = ${P}_capacity(arena) > 0;
    test_buffer *buffer = &test_buffers[test_buffers[0].owner == arena ? 0 : 1];
    if (TEST_REPORTS_AT_END && was_made && !test_ends_with_content) {
        ${P}_reset(arena);
    }
    ${P}_destroy(arena);
    CHECK(${P}_capacity(arena) == 0);
    check_ended(arena, was_made);
    for (size_t i = 0; i < TEST_GUARD; i++) {
        CHECK(buffer->memory[i] == 0x5A);
        CHECK(buffer->memory[buffer->bytes - 1 - i] == 0x5A);
    }
    free(buffer->memory);
    buffer->owner = NULL;
}
