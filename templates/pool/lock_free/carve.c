/** Take the next slot that was never handed out. */
${P}_slot_ref ${P}_slot_carve(${P} *pool_)
{
    uint32_t slot_ = typed_atomic_load(&pool_->carved_, TYPED_RELAXED);
    do {
        if (slot_ >= ${carve_most}) {
            return ${P}_SLOT_NONE;
        }
    } while (!typed_atomic_compare_exchange(&pool_->carved_, &slot_, slot_ + 1, TYPED_RELAXED));
/*% for step in mark_live %*/
/*% include step %*/
/*% endfor %*/
    return slot_;
}

/** Take up to `count_` slots that were never handed out: how many. */
size_t ${P}_slot_carve_run(${P} *pool_, ${T_}**objects_, size_t count_)
{
    size_t run_;
    uint32_t first_ = typed_atomic_load(&pool_->carved_, TYPED_RELAXED);
    do {
        const size_t limit_ = ${carve_most};
        run_ = first_ >= limit_ ? 0 : TYPED_LEAST(count_, limit_ - first_);
        if (run_ == 0) {
            return 0;
        }
    } while (!typed_atomic_compare_exchange(&pool_->carved_, &first_, first_ + (uint32_t)run_, TYPED_RELAXED));
    for (size_t i_ = 0; i_ < run_; i_++) {
        const size_t slot_ = first_ + i_;
/*% for step in mark_live_deep %*/
/*% include step %*/
/*% endfor %*/
        objects_[i_] = ${P}_slot_object(pool_, slot_);
    }
    return run_;
}

/** Undo the carving of a run, unless slots were carved since: how many are as if never handed out again. */
size_t ${P}_slot_uncarve(${P} *pool_, ${T_}*const *objects_, size_t count_)
{
    if (count_ == 0) {
        return 0;
    }
    const uint32_t first_ = (uint32_t)${P}_slot_of(pool_, objects_[0]);
    uint32_t end_ = first_ + (uint32_t)count_;
    return typed_atomic_compare_exchange(&pool_->carved_, &end_, first_, TYPED_RELAXED) ? count_ : 0;
}
