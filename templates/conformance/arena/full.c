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

static void a_write_after_it_was_given_back_is_found(void **state)
{
    (void)state;
    model_start_of(TEST_ROOM);
    const test_element *element = any_element();
    unsigned char *start = element->alloc(&model.arena);
    ${P}_reset(&model.arena);
    if (start != NULL) {
        CHECK(${P}_verify(&model.arena));
        flip(start);
        CHECK(!${P}_verify(&model.arena));
        check_refused(TYPED_FAULT_WRITE_AFTER_FREE);
        CHECK(last_fault.address == start);
        CHECK(element->alloc(&model.arena) == start);
        check_refused(TYPED_FAULT_WRITE_AFTER_FREE);
        CHECK(${P}_verify(&model.arena));
        check_no_fault();
    }
    test_end(&model.arena);
}
