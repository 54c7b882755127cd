static void a_write_past_either_end_is_found(void **state)
{
    (void)state;
    model_start_of(TEST_ROOM);
    step_one();
    step_one();
    step_one();
    for (size_t i = 0; i < model.live; i++) {
        unsigned char *past = model.blocks[i].start + model.blocks[i].bytes;
        unsigned char *before = model.blocks[i].start - 1;
        flip(past);
        CHECK(!${P}_verify(&model.arena));
        check_refused(TYPED_FAULT_OVERFLOW);
        flip(past);
        flip(before);
        CHECK(!${P}_verify(&model.arena));
        check_refused(TYPED_FAULT_UNDERFLOW);
        flip(before);
        CHECK(${P}_verify(&model.arena));
    }
    model_check();
    model_end();
}
