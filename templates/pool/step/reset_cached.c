    if (pool_->capacity_ > 0) {
        memset(pool_->known_, 0, pool_->carved_);
        pool_->free_count_ = 0;
        pool_->spare_count_ = 0;
        pool_->limit_ = ${P}_CACHE_LIMIT(pool_->capacity_, TYPED_MOST(pool_->cache_count_, UINT32_C(1)));
        pool_->life_ = typed_new_key();
        pool_->key_ = pool_->life_;
    }
