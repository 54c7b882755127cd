/** Undo takes that were not enough. Slots are carved only when none is free, so those carved came last. */
void ${P}_put_run_back(${P} *pool_, ${T_}*const *objects_, size_t taken_, uint32_t carved_before_)
{
    taken_ -= pool_->carved_ - carved_before_;
    pool_->carved_ = carved_before_;
/*% for step in carved_less %*/
/*% include step %*/
/*% endfor %*/
    while (taken_ > 0) {
        taken_--;
        ${P}_slot_give(pool_, ${P}_slot_of(pool_, objects_[taken_]));
    }
}
