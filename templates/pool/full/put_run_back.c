/** Undo takes that were not enough. Retired slots that carving passed over are passed over again later. */
void ${P}_put_run_back(${P} *pool_, ${T_}*const *objects_, size_t taken_, uint32_t carved_before_)
{
    pool_->lost_ -= pool_->carved_ - carved_before_;
    pool_->carved_ = carved_before_;
    while (taken_ > 0) {
        taken_--;
        const size_t slot_ = ${P}_slot_of(pool_, objects_[taken_]);
        if (slot_ < carved_before_) {
            ${P}_slot_untake(pool_, slot_);
        } else {
            pool_->lost_++;
        }
    }
}
