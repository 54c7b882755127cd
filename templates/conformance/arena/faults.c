static void a_resize_of_what_is_not_ours_is_refused(void **state)
{
    (void)state;
    static ${P} other;
    model_start_of(TEST_ROOM);
    test_make_of(&other, TEST_ROOM);
    for (size_t i = 0; i < TEST_ELEMENTS; i++) {
        const test_element *element = &test_elements[i];
        void *foreign = element->alloc(&other);
        const test_outlook outlook = outlook_of(element->size, element->align);
        void *own = element->alloc(&model.arena);
        if (model_took(own, outlook)) {
            model_enter(own, element->size, element->align, element);
        }
        for (size_t n = 0; n < 3 && foreign != NULL; n++) {
            fault_count = 0;
            ${P}_set_name(&model.arena, n == 0 ? "mine" : NULL);
            CHECK(element->resize(&model.arena, foreign, 1, n) == NULL);
            CHECK(fault_count == 1);
            CHECK(last_fault.kind == TYPED_FAULT_FOREIGN_POINTER);
            CHECK(last_fault.address == foreign);
            CHECK(strcmp(last_fault.allocator, n == 0 ? "mine" : "${P}") == 0);
            CHECK(${P}_used(&model.arena) == model.used);
        }
        if (own != NULL) {
            fault_count = 0;
            CHECK(element->resize(&model.arena, own, span_of(element->size) + 1, 1) == NULL);
            CHECK(fault_count == 1 && last_fault.address == own);
            CHECK(${P}_used(&model.arena) == model.used);
        }
    }
    model_check_blocks(0);
    if (model.live > 0) {
        const test_block block = model.blocks[0];
        model_reset();
        fault_count = 0;
        CHECK(block.element->resize(&model.arena, block.start, 1, 2) == NULL);
        CHECK(fault_count == 1 && last_fault.kind == TYPED_FAULT_FOREIGN_POINTER);
        CHECK(${P}_used(&model.arena) == 0);
    }
    fault_count = 0;
    test_end(&other);
    test_end(&model.arena);
}
