/** Undo takes that were not enough. The slots carved last are as if never carved, unless that was for one before a retired
 * slot or out of quarantine: these are the first free ones again. */
void ${P}_put_run_back(${P} *pool_, ${T_}*const *objects_, size_t taken_, uint32_t carved_before_)
{
    while (taken_ > 0) {
        taken_--;
        const size_t slot_ = ${P}_slot_of(pool_, objects_[taken_]);
        if (pool_->carved_ > carved_before_ && slot_ + 1 == pool_->carved_) {
            pool_->carved_--;
        } else {
            ${P}_slot_untake(pool_, slot_);
        }
    }
}
