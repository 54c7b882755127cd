    for (size_t seen_ = 0; taken_ < count_ && seen_ != ${carved_now};) {
        seen_ = ${carved_now};
        (void)${P}_commit(pool_, TYPED_LEAST((size_t)pool_->capacity_, seen_ + (count_ - taken_)));
        taken_ += ${P}_slot_carve_run(pool_, objects_ + taken_, count_ - taken_);
    }
