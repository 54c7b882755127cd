static void a_position_from_before_destroy_is_stale(void **state)
{
    (void)state;
    model_start();
    for (size_t i = 0; i < 10; i++) {
        const ${suite_Marker} mark = ${P}_${suite_mark}(&model.arena);
        if (test_random(2) == 0) {
            model_reset();
        }
        model_end();
        CHECK(${P}_restore(&model.arena, mark) != TYPED_OK);
        forgive_fault();
        model_start();
        CHECK(${P}_restore(&model.arena, mark) == TYPED_ERR_STALE);
        check_refused(TYPED_FAULT_STALE);
        step_one();
        CHECK(${P}_restore(&model.arena, mark) == TYPED_ERR_STALE);
        check_refused(TYPED_FAULT_STALE);
        model_check();
    }
    model_end();
}
