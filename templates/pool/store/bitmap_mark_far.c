/** Mark a slot of another word as free; false when it was. */
bool ${P}_slot_mark_free_far(${P} *pool_, size_t slot_)
{
    const bool was_live_ = (pool_->free_[slot_ / 64] >> slot_ % 64 & 1) == 0;
    if (was_live_) {
        ${P}_slot_give_far(pool_, slot_);
    }
    return was_live_;
}
