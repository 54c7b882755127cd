/* A buffer at an odd address, between two guards that nobody may write. */
enum {
    TEST_GUARD = 64
};
static unsigned char *test_memory;
static size_t test_memory_bytes;

static void test_make_at(${P} *pool, size_t offset, size_t capacity)
{
    const size_t bytes = ${P}_BUFFER_BYTES(capacity);
    test_memory_bytes = TEST_GUARD + offset + bytes + TEST_GUARD;
    test_memory = (unsigned char *)malloc(test_memory_bytes);
    CHECK(test_memory != NULL);
    memset(test_memory, 0x5A, test_memory_bytes);
    CHECK(${P}_init_buffer(pool, test_memory + TEST_GUARD + offset, bytes) == TYPED_OK);
    CHECK(${P}_capacity(pool) >= capacity);
}

static void test_make(${P} *pool)
{
    test_make_at(pool, (size_t)test_random(16), TEST_CAPACITY);
}

static void test_end(${P} *pool)
{
    ${P}_destroy(pool);
    test_ended(pool);
    for (size_t i = 0; i < TEST_GUARD; i++) {
        CHECK(test_memory[i] == 0x5A);
        CHECK(test_memory[test_memory_bytes - 1 - i] == 0x5A);
    }
    free(test_memory);
}

static void a_buffer_at_any_address_holds_what_it_should(void **state)
{
    (void)state;
    for (size_t offset = 0; offset < 17; offset++) {
        for (size_t capacity = 1; capacity < 70; capacity += 1 + capacity / 3) {
            static ${P} pool;
            test_make_at(&pool, offset, capacity);
            const size_t most = ${P}_capacity(&pool);
            for (size_t i = 0; i < most; i++) {
                ${T_}*object = ${P}_alloc(&pool);
                CHECK(object != NULL);
                CHECK((uintptr_t)object % TYPED_ALIGNOF(${T}) == 0);
                memset((void *)object, 0xEE, sizeof(${T}));
            }
            CHECK(${P}_alloc(&pool) == NULL);
            if (TEST_DROPS_ON_RESET) {
                ${P}_reset(&pool);
            }
            test_end(&pool);
        }
    }
}

static void a_buffer_too_small_is_refused(void **state)
{
    (void)state;
    static ${P} pool;
    unsigned char byte;
    CHECK(${P}_init_buffer(&pool, NULL, 4096) == TYPED_ERR_INVALID);
    CHECK(${P}_init_buffer(&pool, &byte, 0) == TYPED_ERR_NOMEM);
    CHECK(${P}_alloc(&pool) == NULL);
    ${P}_destroy(&pool);
}
