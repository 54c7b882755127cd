/** Undo takes that were not enough. Slots are carved only when none is free, so those carved came last; of these, the ones
 * before a retired slot that carving passed over are free from now on. */
void ${P}_put_run_back(${P} *pool_, ${T_}*const *objects_, size_t taken_, uint32_t carved_before_)
{
    while (pool_->carved_ > carved_before_ && taken_ > 0 && ${P}_slot_of(pool_, objects_[taken_ - 1]) + 1 == pool_->carved_) {
        taken_--;
        pool_->carved_--;
    }
    while (taken_ > 0) {
        taken_--;
        ${P}_slot_give(pool_, ${P}_slot_of(pool_, objects_[taken_]));
    }
}
