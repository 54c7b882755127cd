    ${first_kept}first_ = pool_->head_; /* here: soon after an alloc it is still in a register */
