/* The memory is still there to be looked at, as no program may. */
static void check_given_back(const unsigned char *start, size_t bytes)
{
    TYPED_KEEP_SHARED(start, bytes);
    CHECK(holds_only(start, bytes, TEST_GIVEN_BACK));
    TYPED_TAKE_BACK_SHARED(start, bytes);
}
