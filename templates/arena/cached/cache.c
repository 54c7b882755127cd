/** Bytes of a thread's block that it has not handed out. */
size_t ${P}_cache_rest(const ${P}_cache *cache_)
{
    return (size_t)((uintptr_t)cache_->end_ - (uintptr_t)typed_atomic_load(&cache_->cursor_, TYPED_RELAXED));
}

/** Make a block that was handed out to some byte a thread's own, as far as an end. The lock is held. */
void ${P}_cache_set(${P}_cache *cache_, unsigned char *cursor_, unsigned char *end_)
{
    typed_atomic_store(&cache_->cursor_, cursor_, TYPED_RELAXED);
    cache_->end_ = end_;
/*% for step in begin_block %*/
/*% include step %*/
/*% endfor %*/
}

/** Give what is left of a thread's block back to the arena when nothing lies behind it; false when something does. The
 * lock is held. */
bool ${P}_cache_return(${P} *${me}, ${P}_cache *cache_)
{
    if (cache_->end_ != ${me}->cursor_) {
        return false;
    }
/*% for step in return_allowance %*/
/*% include step %*/
/*% endfor %*/
    ${me}->cursor_ = cache_->cursor_;
    ${P}_cache_set(cache_, NULL, NULL);
    return true;
}

/** Leave a thread's block for good: what is left of it is padding where something lies behind it. The lock is held. */
void ${P}_cache_leave_block(${P} *${me}, ${P}_cache *cache_)
{
    if (!${P}_cache_return(${me}, cache_)) {
        ${me}->padding_ += ${P}_cache_rest(cache_);
        ${P}_cache_set(cache_, NULL, NULL);
    }
}

/** Give a thread a block that begins at the arena's cursor: half as many bytes, and half again, until three times as many
 * are left to others. The lock is held. */
void ${P}_cache_fill(${P} *${me}, ${P}_cache *cache_)
{
    const size_t at_hand_ = (size_t)((uintptr_t)${me}->end_ - (uintptr_t)${me}->cursor_);
    const size_t most_ = ${block_most};
    size_t bytes_ = ${P}_THREAD_BLOCK;
    while (bytes_ > most_) {
        bytes_ /= 2;
    }
    if (bytes_ >= ${block_element}) {
        ${P}_cache_set(cache_, ${me}->cursor_, ${me}->cursor_ + bytes_);
        ${me}->cursor_ += bytes_;
/*% for step in spend_block %*/
/*% include step %*/
/*% endfor %*/
    }
}

/** Add what a thread counted to what the arena counts. The lock is held. */
void ${P}_cache_fold(${P} *${me}, ${P}_cache *cache_)
{
    ${me}->padding_ += cache_->padding_;
    typed_atomic_store(&cache_->padding_, 0, TYPED_RELAXED);
/*% for step in fold_counts %*/
/*% include step %*/
/*% endfor %*/
}

/** Take back what a thread that ends has kept, if it is of this life. The registry is held. */
void ${P}_cache_end(${P} *${me}, ${P}_cache *cache_)
{
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
    if (cache_->key_ == ${me}->key_) {
        ${P}_cache_leave_block(${me}, cache_);
        ${P}_cache_fold(${me}, cache_);
    }
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
}

/** A thread ends, or finds that the arena has: called with the registry held. */
void ${P}_cache_leave(typed_cache *ended_)
{
    ${P}_cache *cache_ = (${P}_cache *)(void *)ended_;
    if (ended_->allocator != NULL) {
        ${P}_cache_end((${P} *)ended_->allocator, cache_);
    }
    if (${P}_hot == cache_) {
        ${P}_hot = &${P}_no_cache;
    }
}

/** What this thread keeps of an arena, made when it is first needed. NULL where there is nothing to be had: the arena is
 * zeroed, there is no memory, or the thread is ending and gave back what it kept. */
${P}_cache *${P}_cache_of(${P} *${me})
{
    const uint64_t key_ = typed_atomic_load(&${me}->key_, TYPED_RELAXED);
    if (${P}_hot->key_ == key_) {
        return ${P}_hot;
    }
    if (key_ == 0) {
        return NULL;
    }
    ${P}_cache *cache_ = (${P}_cache *)(void *)typed_cache_find(${me});
    if (cache_ == NULL) {
        cache_ = (${P}_cache *)(void *)typed_cache_new(sizeof(${P}_cache), ${me}, &${me}->caches_, ${P}_cache_leave);
        if (cache_ == NULL) {
            return NULL;
        }
    }
    if (cache_->key_ != key_) {
        ${P}_cache_renew(${me}, cache_);
    }
    ${P}_hot = cache_;
    return cache_;
}

/** Forget the block and the counts of another life. */
void ${P}_cache_renew(${P} *${me}, ${P}_cache *cache_)
{
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
    ${P}_cache_set(cache_, NULL, NULL);
    typed_atomic_store(&cache_->padding_, 0, TYPED_RELAXED);
/*% for step in forget_counts %*/
/*% include step %*/
/*% endfor %*/
    cache_->key_ = ${me}->key_;
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
}
