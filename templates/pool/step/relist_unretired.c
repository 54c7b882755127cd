    pool_->lost_ = 0;
    for (size_t slot_ = pool_->carved_; slot_-- > 0;) {
        if (${generation} == ${P}_GENERATION_RETIRED) {
            pool_->lost_++;
        } else if (!${P}_slot_is_live(pool_, slot_)) {
            ${P}_slot_give(pool_, slot_);
        }
    }
