/* The memory is still there to be looked at, as no program may. */
static void check_given_back(const unsigned char *start, size_t bytes)
{
    for (size_t i = 0; i < bytes; i++) {
        CHECK(start[i] == TEST_GIVEN_BACK);
    }
}
