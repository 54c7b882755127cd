/** Take a free slot that is out of quarantine, or the next that was never handed out, or the one that is in quarantine
 * longest${drained_when}. One that somebody wrote while it was free is withdrawn, to be reported, and another is taken. */
${P}_slot_ref ${P}_slot_take_any(${P} *pool_)
{
    for (;;) {
        ${P}_slot_ref slot_ = ${P}_slot_take(pool_, ${P}_QUARANTINE);
        if (slot_ == ${P}_SLOT_NONE) {
            slot_ = ${P}_slot_carve(pool_);
        }
        if (slot_ == ${P}_SLOT_NONE${and_drained}) {
            slot_ = ${P}_slot_take(pool_, 0);
        }
        if (slot_ == ${P}_SLOT_NONE || ${P}_slot_is_untouched(pool_, slot_)) {
            return slot_;
        }
        ${P}_slot_withdraw(pool_, slot_);
        pool_->records_[slot_].next_ = pool_->damaged_;
        pool_->damaged_ = (uint32_t)slot_;
        pool_->damaged_count_++;
    }
}
