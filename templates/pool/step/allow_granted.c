    /* Others may have taken some meanwhile; what came back is judged anew. */
    const size_t now_ = ${outstanding} * sizeof(${T});
    const size_t most_ = used_ + judgement_.allowed;
    const int64_t allowance_ = most_ > now_ ? (int64_t)(TYPED_LEAST(most_ - now_, judgement_.allowed) / sizeof(${T})) : 0;
    pool_->granted_ += allowance_ - pool_->allowance_;
    pool_->allowance_ = allowance_;
