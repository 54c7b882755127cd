/* An upstream that knows its blocks, and fails after so many. */
enum {
    TEST_UPSTREAM_BLOCKS = 4096
};

typedef struct test_upstream_block {
    void *p;
    size_t size;
    size_t align;
} test_upstream_block;

typedef struct test_upstream {
    size_t blocks;
    size_t bytes;
    size_t left; /* allocations until it fails */
    test_upstream_block each[TEST_UPSTREAM_BLOCKS];
} test_upstream;

static test_upstream upstream_seen;

static void *upstream_alloc(size_t size, size_t align, void *ctx)
{
    test_upstream *seen = (test_upstream *)ctx;
    if (seen->left == 0 || seen->blocks == TEST_UPSTREAM_BLOCKS) {
        return NULL;
    }
    const size_t unit = TYPED_MOST(align, sizeof(void *));
    void *p = aligned_alloc(unit, TYPED_ALIGN_UP(size, unit));
    if (p != NULL) {
        const test_upstream_block block = {p, size, align};
        seen->each[seen->blocks] = block;
        seen->left--;
        seen->blocks++;
        seen->bytes += size;
    }
    return p;
}

static void upstream_free(void *p, size_t size, size_t align, void *ctx)
{
    test_upstream *seen = (test_upstream *)ctx;
    size_t at = 0;
    while (at < seen->blocks && seen->each[at].p != p) {
        at++;
    }
    CHECK(at < seen->blocks);
    CHECK(seen->each[at].size == size);
    CHECK(seen->each[at].align == align);
    seen->blocks--;
    seen->bytes -= size;
    seen->each[at] = seen->each[seen->blocks];
    free(p);
}

static typed_status test_make_with(${P} *arena, size_t left)
{
    const typed_upstream upstream = {upstream_alloc, upstream_free, &upstream_seen};
    upstream_seen.blocks = 0;
    upstream_seen.bytes = 0;
    upstream_seen.left = left;
    return ${P}_init_with(arena, &upstream);
}

static void an_upstream_gets_everything_back(void **state)
{
    (void)state;
    static ${P} arena;
    for (size_t left = 0; left < 12; left++) {
        const typed_status status = test_make_with(&arena, left);
        CHECK(status == TYPED_OK || (status == TYPED_ERR_NOMEM && upstream_seen.left == 0));
        CHECK(status == TYPED_OK || ${P}_capacity(&arena) == 0);
        for (size_t i = 0; i < 300 && status == TYPED_OK; i++) {
            const test_element *element = any_element();
            const size_t used = ${P}_used(&arena);
            const ${suite_Marker} mark = ${P}_${suite_mark}(&arena);
            const size_t n = 1 + (size_t)test_random(5);
            void *array = element->alloc_n(&arena, n);
            if (array != NULL) {
                memset(array, 0xEE, n * element->size);
            } else {
                CHECK(${P}_used(&arena) == used);
            }
            if (test_random(8) == 0) {
                CHECK(${P}_restore(&arena, mark) == TYPED_OK);
                CHECK(${P}_used(&arena) == used);
            }
            if (test_random(40) == 0) {
                const size_t bytes = upstream_seen.bytes;
                const size_t given = ${P}_trim(&arena, (size_t)test_random(${P}_used(&arena) + 1));
                CHECK(bytes - upstream_seen.bytes >= given);
                CHECK((bytes == upstream_seen.bytes) == (given == 0));
            }
            if (test_random(80) == 0) {
                const size_t blocks = upstream_seen.blocks;
                ${P}_reset(&arena);
                CHECK(upstream_seen.blocks ${kept_by_reset} blocks);
            }
        }
        ${P}_destroy(&arena);
        CHECK(upstream_seen.blocks == 0 && upstream_seen.bytes == 0);
    }
}
