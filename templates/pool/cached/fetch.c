/** Fetch what a batch of free slots will be read from, before the lock is taken: other threads would wait as long as this one
 * waits for cache lines while it holds it. */
void ${P}_fetch_free(const ${P} *pool_)
{
    const size_t count_ = typed_hint_load(&pool_->free_hint_);
    for (size_t i_ = 0; i_ < count_ && i_ < ${cache_size}; i_ += TYPED_LINE / sizeof(uint32_t)) {
        TYPED_PREFETCH_READ(&pool_->free_[count_ - 1 - i_]);
    }
}

/** The same of where a batch will be written to. */
void ${P}_fetch_place(const ${P} *pool_)
{
    const size_t count_ = typed_hint_load(&pool_->free_hint_);
    for (size_t i_ = 0; count_ + i_ < pool_->capacity_ && i_ < ${cache_size}; i_ += TYPED_LINE / sizeof(uint32_t)) {
        TYPED_PREFETCH(&pool_->free_[count_ + i_]);
    }
}

/** Fetch the elements that are handed out next, to be written: another thread has had them, and they come together in little
 * more time than one takes. */
void ${P}_fetch_elements(const ${P}_cache *cache_)
{
    ${T_}*const *next_ = cache_->top_;
    for (size_t i_ = 0; i_ < ${fetch_most} && next_[-1] != NULL; i_++) {
        next_--;
        TYPED_PREFETCH(*next_);
    }
}
