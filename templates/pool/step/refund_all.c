    typed_group_refund(&${group}, (${outstanding} + (size_t)pool_->allowance_) * sizeof(${T}));
    pool_->allowance_ = 0;
