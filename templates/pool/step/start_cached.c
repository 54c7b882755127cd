    pool_->limit_ = ${P}_CACHE_LIMIT(pool_->capacity_, 1);
    pool_->life_ = typed_new_key();
    pool_->key_ = pool_->life_;
