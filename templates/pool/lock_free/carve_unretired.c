/** Begin to use a slot that was just carved, which nobody else knows of yet; false when it is retired. */
bool ${P}_slot_begin(${P} *pool_, size_t slot_)
{
    if (slot_ >= pool_->generations_ready_) {
        typed_atomic_store(&pool_->generations_[slot_], 0, TYPED_RELAXED);
    } else if (typed_atomic_load(&pool_->generations_[slot_], TYPED_RELAXED) == ${P}_GENERATION_RETIRED) {
        ${P}_slot_retire(pool_, slot_); /* it may have been live at the last reset */
        return false;
    }
    typed_atomic_store(&pool_->links_[slot_], ${P}_LINK_LIVE, TYPED_RELAXED);
    return true;
}

/** Take up to `count_` slots that were never handed out and are not retired: how many. */
size_t ${P}_slot_carve_run(${P} *pool_, ${T_}**objects_, size_t count_)
{
    size_t taken_ = 0;
    uint32_t first_ = typed_atomic_load(&pool_->carved_, TYPED_RELAXED);
    while (taken_ < count_) {
        const size_t limit_ = ${carve_most};
        const size_t run_ = first_ >= limit_ ? 0 : TYPED_LEAST(count_ - taken_, limit_ - first_);
        if (run_ == 0) {
            break;
        }
        if (!typed_atomic_compare_exchange(&pool_->carved_, &first_, first_ + (uint32_t)run_, TYPED_RELAXED)) {
            continue;
        }
        for (size_t slot_ = first_; slot_ < first_ + run_; slot_++) {
            if (${P}_slot_begin(pool_, slot_)) {
                objects_[taken_] = ${P}_slot_object(pool_, slot_);
                taken_++;
            }
        }
        first_ += (uint32_t)run_;
    }
    return taken_;
}

/** Take the next slot that was never handed out and is not retired. */
${P}_slot_ref ${P}_slot_carve(${P} *pool_)
{
    ${T_}*object_;
    return ${P}_slot_carve_run(pool_, &object_, 1) == 0 ? ${P}_SLOT_NONE : ${P}_slot_of(pool_, object_);
}
