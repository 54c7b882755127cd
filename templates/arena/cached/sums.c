/** Bytes of all threads' blocks that they have not handed out. The registry and the lock are held. O(threads). */
size_t ${P}_resting(const ${P} *${me})
{
    size_t resting_ = 0;
    for (const typed_cache *each_ = ${me}->caches_; each_ != NULL; each_ = each_->next) {
        const ${P}_cache *cache_ = (const ${P}_cache *)(const void *)each_;
        resting_ += cache_->key_ == ${me}->key_ ? ${P}_cache_rest(cache_) : 0;
    }
    return resting_;
}

/** Bytes handed out, and of the padding between them. */
size_t ${P}_taken(const ${P} *${me})
{
    return ${P}_position(${me}) - ${P}_resting(${me});
}

/** Of these, bytes of elements. */
size_t ${P}_element_bytes(const ${P} *${me})
{
    size_t padding_ = ${me}->padding_;
    for (const typed_cache *each_ = ${me}->caches_; each_ != NULL; each_ = each_->next) {
        const ${P}_cache *cache_ = (const ${P}_cache *)(const void *)each_;
        padding_ += cache_->key_ == ${me}->key_ ? typed_atomic_load(&cache_->padding_, TYPED_RELAXED) : 0;
    }
    const size_t taken_ = ${P}_taken(${me});
    return taken_ - TYPED_LEAST(padding_, taken_);
}

/** Bytes handed out from an address on, as far as they lie in one piece; 0 for an address that is not handed out. */
size_t ${P}_run_taken(const ${P} *${me}, const void *address_)
{
    size_t run_ = ${P}_run_from(${me}, address_);
    for (const typed_cache *each_ = ${me}->caches_; each_ != NULL && run_ > 0; each_ = each_->next) {
        const ${P}_cache *cache_ = (const ${P}_cache *)(const void *)each_;
        const size_t rest_ = cache_->key_ == ${me}->key_ ? ${P}_cache_rest(cache_) : 0;
        const uintptr_t cursor_ = (uintptr_t)cache_->end_ - rest_;
        if ((uintptr_t)address_ - cursor_ < rest_) {
            run_ = 0;
        } else if (rest_ > 0 && cursor_ > (uintptr_t)address_) {
            run_ = TYPED_LEAST(run_, (size_t)(cursor_ - (uintptr_t)address_));
        }
    }
    return run_;
}

/** Take note of what is used before it becomes less. */
void ${P}_note_peaks(${P} *${me})
{
    const size_t taken_ = ${P}_taken(${me});
    ${me}->peak_ = TYPED_MOST(${me}->peak_, taken_);
/*% for step in note_counts %*/
/*% include step %*/
/*% endfor %*/
}
