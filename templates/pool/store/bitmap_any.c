/** Take the lowest free slot, or the next that was never handed out. O(capacity / 64) at worst. */
${P}_slot_ref ${P}_slot_take_any(${P} *pool_)
{
    while (pool_->current_ == 0 && ((size_t)pool_->first_ + 1) * 64 < pool_->carved_) {
        ${P}_slot_use_word(pool_, pool_->first_ + 1);
    }
    ${P}_slot_ref slot_ = ${P}_slot_take(pool_);
    return slot_ != ${P}_SLOT_NONE ? slot_ : ${P}_slot_carve(pool_);
}
