    typed_atomic_store(&pool_->ceiling_, TYPED_MOST(pool_->ceiling_, (uint32_t)most_), TYPED_RELAXED);
