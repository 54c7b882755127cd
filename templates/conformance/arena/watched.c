/* One fault, and its address. */
static void expect_one(typed_fault_kind kind, const void *address)
{
    CHECK(fault_count == 1);
    CHECK(last_fault.kind == kind);
    CHECK(last_fault.address == address);
    CHECK(strcmp(last_fault.allocator, "${P}") == 0);
    fault_count = 0;
}

static void watched_start(${P} *arena)
{
    test_make_of(arena, TEST_ROOM);
    typed_set_fault_handler(note_fault, NULL);
    fault_count = 0;
    for (size_t i = 0; i < TEST_ELEMENTS; i++) {
        (void)test_elements[i].alloc_n(arena, 2);
    }
    CHECK(fault_count == 0);
}

/* Every call is a fault and gives nothing. */
static void check_unusable(${P} *arena, typed_fault_kind kind)
{
    for (size_t i = 0; i < TEST_ELEMENTS; i++) {
        const test_element *element = &test_elements[i];
        CHECK(element->alloc(arena) == NULL);
        expect_one(kind, arena);
        CHECK(element->alloc_n(arena, 0) == NULL);
        expect_one(kind, arena);
        CHECK(element->resize(arena, NULL, 0, 1) == NULL);
        expect_one(kind, arena);
        if (element->make != NULL) {
            CHECK(element->make(arena) == NULL);
            expect_one(kind, arena);
        }
    }
    CHECK(${P}_reserve(arena, 1) == TYPED_ERR_INVALID);
    expect_one(kind, arena);
    CHECK(${P}_trim(arena, 0) == 0);
    expect_one(kind, arena);
    CHECK(!${P}_verify(arena));
    expect_one(kind, arena);
    ${P}_reset(arena);
    expect_one(kind, arena);
}

/* One that is static has its memory within, which tools do not let a program read. */
TYPED_UNCHECKED
static void copy_bytes(unsigned char *to, const unsigned char *from, size_t count)
{
    TYPED_QUIET();
    for (size_t i = 0; i < count; i++) {
        to[i] = from[i];
    }
    TYPED_LOUD();
}

static void one_that_was_moved_is_not_used(void **state)
{
    (void)state;
    static ${P} arena;
    static ${P} copy;
    watched_start(&arena);
    const size_t used = ${P}_used(&arena);
    copy_bytes((unsigned char *)&copy, (const unsigned char *)&arena, sizeof copy);
    check_unusable(&copy, TYPED_FAULT_MOVED);
    ${P}_destroy(&copy);
    expect_one(TYPED_FAULT_MOVED, &copy);
    CHECK(${P}_used(&arena) == used);
    CHECK(${P}_verify(&arena));
    CHECK(fault_count == 0);
    test_end(&arena);
}

static void one_that_was_destroyed_is_not_used(void **state)
{
    (void)state;
    static ${P} arena;
    watched_start(&arena);
    test_end(&arena);
    check_unusable(&arena, TYPED_FAULT_USE_AFTER_DESTROY);
    ${P}_destroy(&arena);
    CHECK(fault_count == 0);
    watched_start(&arena);
    test_end(&arena);
}
