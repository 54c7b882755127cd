static void what_is_made_is_left_to_its_user(void **state)
{
    (void)state;
    static ${P} arena;
    test_make_of(&arena, TEST_ROOM);
/*% for e in suite_by_hand %*/
    for (size_t i = 0; i < 20; i++) {
        ${e.T_}*object = ${P}_new${e.E}(&arena);
        if (object != NULL) {
            ${e.drop}(object);
        }
    }
/*% endfor %*/
    ${P}_reset(&arena); /* and drops nothing */
    test_end(&arena);
}
