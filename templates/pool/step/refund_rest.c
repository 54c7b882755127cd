    if (!is_allowed_ && pool_->allowance_ > 0) {
        /* Too little, and nobody's: all of it is asked for anew. */
        typed_group_refund(&${group}, (size_t)pool_->allowance_ * sizeof(${T}));
        pool_->allowance_ = 0;
    }
