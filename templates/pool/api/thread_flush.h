/**
 * Hand this thread's cached elements back: a no-op, this pool caches none.
 * @param pool_ the pool.
 */
void ${P}_thread_flush(${P} *pool_)
{
    (void)pool_;
}
