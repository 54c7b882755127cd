    typed_group_refund(&${group}, pool_->ceiling_ * sizeof(${T}));
    pool_->ceiling_ = 0;
