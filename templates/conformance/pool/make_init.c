static void test_make(${P} *pool)
{
    CHECK(${P}_init(pool) == TYPED_OK);
}

static void test_end(${P} *pool)
{
    ${P}_destroy(pool);
    CHECK(${P}_capacity(pool) == 0);
    test_ended(pool);
    ${P}_destroy(pool);
}
