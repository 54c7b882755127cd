    (void)${P}_commit(pool_, TYPED_LEAST((size_t)pool_->capacity_, typed_atomic_load(&pool_->carved_, TYPED_RELAXED) + count_));
