    (void)${P}_commit(pool_, TYPED_LEAST((size_t)pool_->capacity_, pool_->carved_ + most_));
