typedef struct counting_upstream {
    size_t blocks;
    size_t bytes;
    size_t left; /* allocations until the upstream fails */
} counting_upstream;

static void *counting_alloc(size_t size, size_t align, void *ctx)
{
    counting_upstream *counts = (counting_upstream *)ctx;
    if (counts->left == 0) {
        return NULL;
    }
    counts->left--;
    counts->blocks++;
    counts->bytes += size;
    return aligned_alloc(align < sizeof(void *) ? sizeof(void *) : align, TYPED_ALIGN_UP(size, align < sizeof(void *) ? sizeof(void *) : align));
}

static void counting_free(void *p, size_t size, size_t align, void *ctx)
{
    counting_upstream *counts = (counting_upstream *)ctx;
    CHECK(p != NULL && (uintptr_t)p % align == 0);
    counts->blocks--;
    counts->bytes -= size;
    free(p);
}

static void an_upstream_gets_everything_back(void **state)
{
    (void)state;
    static ${P} pool;
    for (size_t left = 0; left < 6; left++) {
        counting_upstream counts = {0, 0, left};
        const typed_upstream upstream = {counting_alloc, counting_free, &counts};
        const typed_status status = ${P}_init_with(&pool, &upstream);
        CHECK(status == TYPED_OK || status == TYPED_ERR_NOMEM);
        CHECK(status == TYPED_OK || left < 2 || counts.left == 0);
        if (status == TYPED_OK) {
            ${T_}*object = ${P}_alloc(&pool);
            CHECK(object != NULL);
            if (object != NULL) {
                ${P}_free(&pool, object);
            }
        }
        ${P}_destroy(&pool);
        CHECK(counts.blocks == 0 && counts.bytes == 0);
    }
    CHECK(${P}_init_capacity(&pool, 0) == TYPED_ERR_INVALID);
    CHECK(${P}_init_capacity(&pool, SIZE_MAX) == TYPED_ERR_INVALID);
    CHECK(${P}_alloc(&pool) == NULL);
}
