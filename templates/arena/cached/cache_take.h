/** Take bytes at any alignment from this thread's block; NULL when there is no room in it. */
void *${P}_cache_take(const ${P} *${me}, size_t bytes_, size_t span_, size_t align_)
{
    ${P}_cache *cache_ = ${P}_hot;
    if (TYPED_UNLIKELY(cache_->key_ != typed_atomic_load(&${me}->key_, TYPED_RELAXED))) {
        return NULL;
    }
    const size_t pad_ = (size_t)(-(uintptr_t)cache_->cursor_ & (align_ - 1));
    const size_t left_ = (size_t)((uintptr_t)cache_->end_ - (uintptr_t)cache_->cursor_);
    if (TYPED_UNLIKELY(pad_ > left_ || span_ > left_ - pad_ || left_ == 0)) {
        return NULL;
    }
    unsigned char *here_ = cache_->cursor_ + pad_;
    typed_atomic_store(&cache_->cursor_, here_ + span_, TYPED_RELAXED);
    typed_atomic_store(&cache_->padding_, cache_->padding_ + pad_ + (span_ - bytes_), TYPED_RELAXED);
/*% for step in on_cache_take %*/
/*% include step %*/
/*% endfor %*/
    return here_;
}
