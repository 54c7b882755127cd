/** Mark the free slots, drop those at the top, and list the rest, the lowest last. The lock is held. */
void ${P}_relist(${P} *pool_, uint64_t *marks_)
{
/*% for step in listed_before %*/
/*% include step %*/
/*% endfor %*/
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
/*% for step in dropped_at_top %*/
/*% include step %*/
/*% endfor %*/
    typed_atomic_store(&pool_->carved_, carved_, TYPED_RELAXED);
    pool_->free_count_ = 0;
    for (size_t slot_ = carved_; slot_-- > 0;) {
        if ((marks_[slot_ / 64] >> slot_ % 64 & 1) == 0) {
            continue;
        }
        if (pool_->known_[slot_] != 0) {
            pool_->free_[pool_->free_count_] = (uint32_t)slot_;
            pool_->free_count_++;
        } else {
            pool_->spare_count_++;
            *${P}_last_spare(pool_) = (uint32_t)slot_;
        }
    }
/*% for step in listed_twice %*/
/*% include step %*/
/*% endfor %*/
}
