/** Elements and unused slots in a cache, whoever's. */
size_t ${P}_cache_holds(const ${P}_cache *cache_)
{
    ${T_}**top_ = typed_atomic_load(&cache_->top_, TYPED_RELAXED);
    const size_t unused_ = cache_->fresh_end_ - (size_t)typed_atomic_load(&cache_->fresh_, TYPED_RELAXED);
    return top_ == NULL ? 0 : (size_t)(top_ - &cache_->items_[1]) + unused_;
}

/** Give the `count_` elements that this thread freed first to the pool. The lock is held. */
void ${P}_cache_drain(${P} *pool_, ${P}_cache *cache_, size_t count_)
{
    const size_t kept_ = (size_t)(cache_->top_ - &cache_->items_[1]) - count_;
/*% for step in given_most %*/
/*% include step %*/
/*% endfor %*/
    for (size_t i_ = 1; i_ <= ${given_count}; i_++) {
        ${P}_slot_give(pool_, ${P}_slot_of(pool_, cache_->items_[i_]));
    }
    for (size_t i_ = 1; i_ <= kept_; i_++) {
        cache_->items_[i_] = cache_->items_[count_ + i_];
    }
    typed_atomic_store(&cache_->top_, &cache_->items_[1 + kept_], TYPED_RELAXED);
    TYPED_FORGET(cache_->top_, count_ * sizeof *cache_->top_);
    typed_hint_store(&pool_->free_hint_, pool_->free_count_);
}

/** Give all that a cache holds to the pool. The lock is held. */
void ${P}_cache_empty(${P} *pool_, ${P}_cache *cache_)
{
    ${P}_cache_drain(pool_, cache_, (size_t)(cache_->top_ - &cache_->items_[1]));
    ${P}_give_fresh(pool_, cache_->fresh_, cache_->fresh_end_);
    typed_atomic_store(&cache_->fresh_, cache_->fresh_end_, TYPED_RELAXED);
}

/** Let caches hold more again once the pool has plenty for all of them. The lock is held. */
void ${P}_raise_limit(${P} *pool_)
{
    const uint32_t most_ = ${P}_CACHE_LIMIT(pool_->capacity_, TYPED_MOST(pool_->cache_count_, UINT32_C(1)));
    if (pool_->limit_ < most_ && pool_->free_count_ / 4 > (size_t)pool_->limit_ * pool_->cache_count_) {
        pool_->limit_ = TYPED_LEAST(pool_->limit_ * 2 + 1, most_);
    }
}

/** Enter another thread's cache. What each may hold is less then, if the pool is small. The lock is held. */
void ${P}_count_cache(${P} *pool_)
{
    pool_->cache_count_++;
    const uint32_t most_ = ${P}_CACHE_LIMIT(pool_->capacity_, pool_->cache_count_);
    if (pool_->limit_ > most_) {
        pool_->limit_ = most_;
        typed_atomic_store(&pool_->key_, typed_new_key(), TYPED_RELAXED);
    }
}

/** Bring what a cache may hold, unused slots among it, to the pool's limit. The lock is held. */
void ${P}_cache_fit(${P} *pool_, ${P}_cache *cache_)
{
    const size_t held_ = (size_t)(cache_->top_ - &cache_->items_[1]);
    const size_t unused_ = cache_->fresh_end_ - cache_->fresh_;
    const size_t limit_ = pool_->limit_ < unused_ ? 0 : pool_->limit_ - unused_;
    cache_->end_ = &cache_->items_[1 + limit_];
    if (held_ > limit_) {
        ${P}_cache_drain(pool_, cache_, held_ - limit_);
    }
}

/** Look after a cache whose key is not the pool's: what it holds from before a reset is the pool's already, and after a
 * recall it gives back what is too much. */
void ${P}_cache_renew(${P} *pool_, ${P}_cache *cache_)
{
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
    if (cache_->key_ == 0) {
        ${P}_count_cache(pool_);
    }
    if (cache_->key_ < pool_->life_) {
        typed_atomic_store(&cache_->top_, &cache_->items_[1], TYPED_RELAXED);
        TYPED_FORGET(cache_->top_, sizeof cache_->items_ - sizeof cache_->items_[0]);
        typed_atomic_store(&cache_->fresh_, cache_->fresh_end_, TYPED_RELAXED);
    } else {
        ${P}_give_fresh(pool_, cache_->fresh_, cache_->fresh_end_);
        typed_atomic_store(&cache_->fresh_, cache_->fresh_end_, TYPED_RELAXED);
    }
    ${P}_cache_fit(pool_, cache_);
    cache_->key_ = pool_->key_;
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
}

/** The cache's thread ends, or the pool has: called with the registry held. */
void ${P}_cache_leave(typed_cache *ended_)
{
    ${P}_cache *cache_ = (${P}_cache *)(void *)ended_;
    ${P} *pool_ = (${P} *)ended_->allocator;
    if (pool_ != NULL) {
/*% for step in enter_deep %*/
/*% include step %*/
/*% endfor %*/
        if (cache_->key_ >= pool_->life_) {
            ${P}_cache_empty(pool_, cache_);
        }
        pool_->cache_count_ -= cache_->key_ != 0;
/*% for step in cache_ended %*/
/*% include step %*/
/*% endfor %*/
/*% for step in leave_deep %*/
/*% include step %*/
/*% endfor %*/
    }
    if (${P}_hot == cache_) {
        ${P}_hot = &${P}_no_cache;
    }
}

/** This thread's cache of a pool, made when it is first needed. NULL where there is none: the pool is zeroed, memory is
 * not to be had, or the thread is ending and gave its caches back. */
${P}_cache *${P}_cache_of(${P} *pool_)
{
    const uint64_t key_ = typed_atomic_load(&pool_->key_, TYPED_RELAXED);
    if (${P}_hot->key_ == key_) {
        return ${P}_hot;
    }
    if (key_ == 0) {
        return NULL;
    }
    ${P}_cache *cache_ = (${P}_cache *)(void *)typed_cache_find(pool_);
    if (cache_ == NULL) {
        cache_ = (${P}_cache *)(void *)typed_cache_new(sizeof(${P}_cache), pool_, &pool_->caches_, ${P}_cache_leave);
        if (cache_ == NULL) {
            return NULL;
        }
        typed_atomic_store(&cache_->top_, &cache_->items_[1], TYPED_RELAXED);
    }
    if (cache_->key_ != key_) {
        ${P}_cache_renew(pool_, cache_);
    }
    ${P}_hot = cache_;
    return cache_;
}

/** Fill an empty cache: free elements first, or slots that were never handed out. The lock is held. */
void ${P}_cache_fill(${P} *pool_, ${P}_cache *cache_)
{
    ${P}_cache_fit(pool_, cache_);
    const size_t batch_ = ${batch_most};
    const uint32_t run_ = (uint32_t)TYPED_LEAST(batch_, (size_t)pool_->free_count_);
    pool_->free_count_ -= run_;
    for (uint32_t i_ = 0; i_ < run_; i_++) {
        cache_->items_[1 + i_] = ${P}_slot_object(pool_, pool_->free_[pool_->free_count_ + i_]);
    }
    typed_atomic_store(&cache_->top_, &cache_->items_[1 + run_], TYPED_RELAXED);
    if (run_ == 0) {
        uint32_t first_ = 0;
        const uint32_t fresh_ = ${P}_take_fresh(pool_, batch_, &first_);
        typed_atomic_store(&cache_->fresh_end_, first_ + fresh_, TYPED_RELAXED);
        typed_atomic_store(&cache_->fresh_, first_, TYPED_RELAXED);
        ${P}_cache_fit(pool_, cache_);
    }
    typed_hint_store(&pool_->free_hint_, pool_->free_count_);
/*% for step in on_fill %*/
/*% include step %*/
/*% endfor %*/
}
