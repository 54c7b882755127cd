/** Nothing is left but what other threads' caches may hold: let every cache hold half as much. Each thread sees it at its
 * next call, and gives back what is too much then. This thread's own cache is empty, if it has one. */
void ${P}_recall(${P} *pool_)
{
    const uint32_t own_ = ${P}_cache_of(pool_) != NULL;
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
    if (pool_->limit_ > 0 && pool_->cache_count_ > own_) {
        pool_->limit_ /= 2;
        typed_atomic_store(&pool_->key_, typed_new_key(), TYPED_RELAXED);
    }
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
}
