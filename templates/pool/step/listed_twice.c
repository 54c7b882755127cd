    const size_t twice_ = before_ - dropped_ - pool_->free_count_ - pool_->spare_count_;
    typed_atomic_store(&pool_->extra_, pool_->extra_ + (uint32_t)twice_, TYPED_RELAXED);
