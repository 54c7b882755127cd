    if (TYPED_UNLIKELY(generation_ == ${P}_GENERATION_RETIRED)) {
        pool_->lost_++;
        return;
    }
