    (void)${P}_commit(pool_, TYPED_LEAST((size_t)pool_->capacity_, (size_t)pool_->carved_ + count_));
