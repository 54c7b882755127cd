    pool_->lost_ = 0;
    for (size_t slot_ = 0; slot_ < pool_->carved_; slot_++) {
        pool_->lost_ += ${generation} == ${P}_GENERATION_RETIRED;
    }
