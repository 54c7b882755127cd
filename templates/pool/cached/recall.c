/** Nothing is left but what other threads' caches may hold: let every cache hold half as much. Each thread sees it at its
 * next call, and gives back what is too much then. */
void ${P}_recall(${P} *pool_)
{
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
    if (pool_->limit_ > 0 && pool_->cache_count_ > 1) {
        pool_->limit_ /= 2;
        typed_atomic_store(&pool_->key_, typed_new_key(), TYPED_RELAXED);
    }
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
}
