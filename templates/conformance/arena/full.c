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

/* All of the note that stands before a block. */
static void flip_note(unsigned char *start)
{
    for (size_t i = 1; i <= sizeof(${P}_note); i++) {
        flip(start - i);
    }
}

/* A note that is gone hides nothing below it: the block before is found all the same. */
static void a_lost_note_hides_nothing_below_it(void **state)
{
    (void)state;
    model_start_of(TEST_ROOM);
    for (size_t i = 0; i < 4; i++) {
        step_one();
    }
    for (size_t i = 1; i < model.live; i++) {
        const test_block *below = &model.blocks[i - 1];
        unsigned char *start = model.blocks[i].start;
        const bool is_beside = start - below->start > 0 && (size_t)(start - below->start) <= span_of(below->bytes) + TEST_NOTE;
        flip_note(start);
        CHECK(!${P}_verify(&model.arena));
        check_refused(TYPED_FAULT_UNDERFLOW);
        CHECK(last_fault.address == start);
        flip(below->start + below->bytes);
        CHECK(!${P}_verify(&model.arena));
        CHECK(last_fault.kind == TYPED_FAULT_OVERFLOW || !is_beside);
        CHECK(last_fault.address == below->start || !is_beside);
        forgive_fault();
        flip(below->start + below->bytes);
        flip_note(start);
        CHECK(${P}_verify(&model.arena));
        check_no_fault();
    }
    model_check();
    model_end();
}

/* As many as are kept at a time, and no block twice. */
static void each_of_many_torn_blocks_is_told(void **state)
{
    (void)state;
    model_start_of(TEST_ROOM);
    for (size_t i = 0; i < TYPED_DAMAGES + 2; i++) {
        step_one();
    }
    for (size_t i = 0; i < model.live; i++) {
        flip(model.blocks[i].start + model.blocks[i].bytes);
    }
    const size_t torn = model.live;
    ${P}_reset(&model.arena);
    CHECK(fault_count == TYPED_LEAST(torn, TYPED_DAMAGES));
    CHECK(torn == 0 || (last_fault.kind == TYPED_FAULT_OVERFLOW && last_fault.address == model.blocks[TYPED_LEAST(torn, TYPED_DAMAGES) - 1].start));
    forgive_fault();
    CHECK(${P}_verify(&model.arena));
    check_no_fault();
    test_end(&model.arena);
}
