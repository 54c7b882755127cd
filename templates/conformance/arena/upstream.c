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
