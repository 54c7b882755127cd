/** Mark a slot as free. */
void ${P}_slot_give(${P} *pool_, ${P}_slot_ref slot_)
{
    if (TYPED_LIKELY(slot_ / 64 == pool_->first_)) {
        pool_->current_ |= UINT64_C(1) << slot_ % 64;
    } else {
        ${P}_slot_give_far(pool_, slot_);
    }
}

/** Take the lowest free slot of the word at hand. */
${P}_slot_ref ${P}_slot_take(${P} *pool_)
{
    const uint64_t bits_ = pool_->current_;
    if (TYPED_UNLIKELY(bits_ == 0)) {
        return ${P}_SLOT_NONE;
    }
    pool_->current_ = bits_ & (bits_ - 1);
    return pool_->first_ * UINT32_C(64) + (uint32_t)typed_lowest_bit(bits_);
}
