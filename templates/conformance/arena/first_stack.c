/* The address of the first byte, as the first allocation tells it; 0 when not one element can be had. */
static uintptr_t first_byte(void)
{
    for (size_t i = 0; i < TEST_ELEMENTS; i++) {
        const test_element *element = &test_elements[i];
        const uintptr_t start = (uintptr_t)element->alloc(&model.arena);
        if (start != 0) {
            CHECK(start % TYPED_MOST(element->align, TEST_SPACING) == 0);
            return start + span_of(element->size) - ${P}_used(&model.arena);
        }
    }
    return 0;
}
