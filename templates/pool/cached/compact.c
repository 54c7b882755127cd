/** Lower the mark of carved slots to just above the highest that is live or in a cache. Which slots are free is noted in a
 * bitmap of its own; without memory for that, nothing changes. */
void ${P}_compact(${P} *pool_)
{
    ${P}_thread_flush(pool_);
/*% for step in scratch %*/
/*% include step %*/
/*% endfor %*/
    const size_t words_ = TYPED_BIT_WORDS(${P}_carved(pool_));
    uint64_t *marks_ = words_ == 0 ? NULL : (uint64_t *)typed_upstream_alloc(&upstream_, words_ * sizeof(uint64_t), TYPED_ALIGNOF(uint64_t));
    if (marks_ == NULL) {
        return;
    }
    memset(marks_, 0, words_ * sizeof(uint64_t));
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
    if (TYPED_BIT_WORDS(pool_->carved_) <= words_) {
        ${P}_relist(pool_, marks_);
    }
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
    typed_upstream_free(&upstream_, marks_, words_ * sizeof(uint64_t), TYPED_ALIGNOF(uint64_t));
}

/** Mark the free slots, drop those at the top, and list the rest, the lowest last. The lock is held. */
void ${P}_relist(${P} *pool_, uint64_t *marks_)
{
    while (pool_->spare_count_ > 0) {
        const uint32_t slot_ = *${P}_last_spare(pool_);
        marks_[slot_ / 64] |= UINT64_C(1) << slot_ % 64;
        pool_->spare_count_--;
    }
    for (size_t i_ = 0; i_ < pool_->free_count_; i_++) {
        marks_[pool_->free_[i_] / 64] |= UINT64_C(1) << pool_->free_[i_] % 64;
    }
    uint32_t carved_ = pool_->carved_;
    while (carved_ > 0 && (marks_[(carved_ - 1) / 64] >> (carved_ - 1) % 64 & 1) != 0) {
        carved_--;
    }
    typed_atomic_store(&pool_->carved_, carved_, TYPED_RELAXED);
    pool_->free_count_ = 0;
    for (size_t slot_ = carved_; slot_-- > 0;) {
        if ((marks_[slot_ / 64] >> slot_ % 64 & 1) == 0) {
            continue;
        }
        if (pool_->known_[slot_] != 0) {
            ${P}_slot_give(pool_, slot_);
        } else {
            pool_->spare_count_++;
            *${P}_last_spare(pool_) = (uint32_t)slot_;
        }
    }
}
