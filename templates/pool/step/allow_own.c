    /* Others may have taken some meanwhile; what came back is judged anew. */
    const size_t now_ = ${outstanding} * sizeof(${T});
    const size_t most_ = used_ + judgement_.allowed;
    pool_->allowance_ = most_ > now_ ? (int64_t)(TYPED_LEAST(most_ - now_, judgement_.allowed) / sizeof(${T})) : 0;
