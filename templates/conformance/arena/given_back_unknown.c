/* What is in memory that was given back is nobody's to know. */
static void check_given_back(const unsigned char *start, size_t bytes)
{
    CHECK(start != NULL && bytes > 0);
}
