/** Make a pool that has nothing to give; the storage at its end is not touched. */
void ${P}_clear(${P} *pool_)
{
    memset(pool_, 0, offsetof(${P}, ${first_storage}));
}
