/** Make a pool that has nothing to give. */
void ${P}_clear(${P} *pool_)
{
    memset(pool_, 0, sizeof *pool_);
}
