/** Put a slot among the free ones. The lock is held. */
void ${P}_slot_give(${P} *pool_, size_t slot_)
{
/*% for step in refund_slot %*/
/*% include step %*/
/*% endfor %*/
    pool_->free_[pool_->free_count_] = (uint32_t)slot_;
    pool_->free_count_++;
}

/** Where the last slot stands that was carved and is not in use, as if it had never been handed out. */
uint32_t *${P}_last_spare(const ${P} *pool_)
{
    return &pool_->free_[pool_->capacity_ - pool_->spare_count_];
}

/** Put slots that were never handed out back: those carved last are as if never carved. The lock is held. */
void ${P}_give_fresh(${P} *pool_, uint32_t first_, uint32_t end_)
{
/*% for step in refund_fresh %*/
/*% include step %*/
/*% endfor %*/
    if (end_ == pool_->carved_) {
        typed_atomic_store(&pool_->carved_, first_, TYPED_RELAXED);
        return;
    }
    while (end_ > first_) {
        end_--;
        pool_->spare_count_++;
        *${P}_last_spare(pool_) = end_;
    }
}

/** Take up to `most_` slots that were never handed out and follow each other: how many. The lock is held. */
uint32_t ${P}_take_fresh(${P} *pool_, size_t most_, uint32_t *first_)
{
    uint32_t run_ = 0;
    if (pool_->spare_count_ > 0) {
        *first_ = *${P}_last_spare(pool_);
        while (run_ < most_ && pool_->spare_count_ > 0 && *${P}_last_spare(pool_) == *first_ + run_) {
            pool_->spare_count_--;
            run_++;
        }
        return run_;
    }
/*% for step in before_carve_fresh %*/
/*% include step %*/
/*% endfor %*/
    *first_ = pool_->carved_;
    run_ = (uint32_t)TYPED_LEAST(most_, (size_t)pool_->${limit} - pool_->carved_);
    if (run_ == 0) {
        return 0;
    }
    for (size_t slot_ = *first_; slot_ < (size_t)*first_ + run_; slot_++) {
        typed_atomic_store(&pool_->known_[slot_], 0, TYPED_RELAXED);
    }
/*% for step in begin_fresh %*/
/*% include step %*/
/*% endfor %*/
    typed_atomic_store(&pool_->carved_, *first_ + run_, TYPED_RELAXED);
    return run_;
}

/** The element of a slot that is handed out for the first time. */
${T_}*${P}_first_use(${P} *pool_, size_t slot_)
{
    typed_atomic_store(&pool_->known_[slot_], 1, TYPED_RELAXED);
    return ${P}_slot_object(pool_, slot_);
}

/** Take one slot's element, or NULL. The lock is held. */
${T_}*${P}_take_one(${P} *pool_)
{
    if (pool_->free_count_ > 0) {
        pool_->free_count_--;
        return ${P}_slot_object(pool_, pool_->free_[pool_->free_count_]);
    }
    uint32_t slot_ = 0;
    return ${P}_take_fresh(pool_, 1, &slot_) == 0 ? NULL : ${P}_first_use(pool_, slot_);
}
