    const uint32_t first_ = pool_->head_; /* here: soon after an alloc it is still in a register */
