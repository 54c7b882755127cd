    if (pool_->capacity_ > 0) {
        memset(pool_->known_, 0, pool_->carved_);
        pool_->free_count_ = 0;
        pool_->spare_count_ = 0;
        for (size_t slot_ = pool_->carved_; slot_-- > 0;) {
            if (pool_->generations_[slot_] == ${P}_GENERATION_RETIRED) {
                pool_->lost_++;
            } else {
                pool_->spare_count_++;
                *${P}_last_spare(pool_) = (uint32_t)slot_;
            }
        }
        pool_->limit_ = ${P}_CACHE_LIMIT(pool_->capacity_, TYPED_MOST(pool_->cache_count_, UINT32_C(1)));
        pool_->life_ = typed_new_key();
        pool_->key_ = pool_->life_;
    }
