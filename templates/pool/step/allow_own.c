    /* Others may have taken some meanwhile. */
    const size_t now_ = ${outstanding} * sizeof(${T});
    const size_t most_ = used_ + judgement_.allowed;
    pool_->allowance_ = most_ > now_ ? (int64_t)((most_ - now_) / sizeof(${T})) : 0;
