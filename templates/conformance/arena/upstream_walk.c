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
/*% for part in suite_upstream_take %*/
/*% include part %*/
/*% endfor %*/
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
