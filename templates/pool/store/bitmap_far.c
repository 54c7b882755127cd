/** Take another word in hand. */
void ${P}_slot_use_word(${P} *pool_, uint32_t word_)
{
    pool_->free_[pool_->first_] = pool_->current_;
    pool_->first_ = word_;
    pool_->current_ = pool_->free_[word_];
}

/** Mark a slot of another word as free; a lower word is the one to take from next. */
void ${P}_slot_give_far(${P} *pool_, ${P}_slot_ref slot_)
{
    const uint32_t word_ = (uint32_t)(slot_ / 64);
    pool_->free_[word_] |= UINT64_C(1) << slot_ % 64;
    if (word_ < pool_->first_) {
        ${P}_slot_use_word(pool_, word_);
    }
}
