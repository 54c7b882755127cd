static void a_write_past_either_end_is_found(void **state)
{
    (void)state;
    model_start_of(TEST_ROOM);
    step_one();
    step_one();
    step_one();
    for (size_t i = 0; i < model.live; i++) {
        volatile unsigned char *past = model.blocks[i].start + model.blocks[i].bytes;
        volatile unsigned char *before = model.blocks[i].start - 1;
        *past ^= 0xFF;
        CHECK(!${P}_verify(&model.arena));
        check_refused(TYPED_FAULT_OVERFLOW);
        *past ^= 0xFF;
        *before ^= 0xFF;
        CHECK(!${P}_verify(&model.arena));
        check_refused(TYPED_FAULT_UNDERFLOW);
        *before ^= 0xFF;
        CHECK(${P}_verify(&model.arena));
    }
    model_check();
    model_end();
}
