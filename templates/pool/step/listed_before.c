    const size_t before_ = (size_t)pool_->free_count_ + pool_->spare_count_;
