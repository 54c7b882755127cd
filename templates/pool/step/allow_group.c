    pool_->allowance_ += judgement_.allowed / sizeof(${T});
