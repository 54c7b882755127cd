    pool_->peak_ = TYPED_MOST(pool_->peak_, pool_->carved_ - (uint64_t)pool_->free_count_ - pool_->spare_count_${less_lost_now});
