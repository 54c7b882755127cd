/* A pool that was destroyed has nothing to give. */
static void test_ended(${P} *pool)
{
    CHECK(${P}_alloc(pool) == NULL);
}
