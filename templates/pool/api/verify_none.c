/**
 * Walk the checks there are: none in this pool.
 * @param pool_ the pool.
 * @return True.
 */
bool ${P}_verify(const ${P} *pool_)
{
    (void)pool_;
    return true;
}
