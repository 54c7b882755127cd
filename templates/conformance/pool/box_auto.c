static void a_box_ends_with_its_block(void **state)
{
    (void)state;
    model_start();
#ifdef TYPED_CLEANUP
    {
        ${P}_box_auto box = ${P}_box_make(&model.pool);
        CHECK((${P}_box_get(&box) == NULL) == (${P}_live(&model.pool) == 0));
    }
#endif
    CHECK(${P}_live(&model.pool) == 0);
    ${P}_reset_stats(&model.pool);
    model_end();
}
