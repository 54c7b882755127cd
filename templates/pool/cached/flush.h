/**
 * Hand this thread's cached elements back to the pool, where other threads find them; a thread's end does the same.
 * O(elements cached), under the pool's lock.
 * @param pool_ the pool.
 */
void ${P}_thread_flush(${P} *pool_)
{
    ${P}_cache *cache_ = (${P}_cache *)(void *)typed_cache_find(pool_);
    if (cache_ == NULL) {
        return;
    }
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
    if (cache_->key_ >= pool_->life_) {
        ${P}_cache_empty(pool_, cache_);
    }
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
/*% for step in report_extra %*/
/*% include step %*/
/*% endfor %*/
}
