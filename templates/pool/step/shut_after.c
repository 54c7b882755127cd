    /* What is written into a slot does not shut the pool: an allocation that the compiler sees need not look. */
    TYPED_ASSUME(was_shut_ || !pool_->is_shut_);
