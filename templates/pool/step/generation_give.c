    if (TYPED_UNLIKELY(++pool_->generations_[slot_] == ${P}_GENERATION_RETIRED)) {
        pool_->lost_++;
        return;
    }
