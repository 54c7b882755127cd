    typed_group_refund(&${group}, (${outstanding} + pool_->allowance_) * sizeof(${T}));
    pool_->allowance_ = 0;
