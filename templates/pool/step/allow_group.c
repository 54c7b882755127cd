    pool_->allowance_ += (int64_t)(judgement_.allowed / sizeof(${T}));
