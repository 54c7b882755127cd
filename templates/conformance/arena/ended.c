static void check_ended(${P} *arena, bool was_made)
{
    (void)was_made;
    CHECK(test_elements[0].alloc(arena) == NULL);
}
