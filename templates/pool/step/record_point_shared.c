    typed_atomic_store(&record_->point_, typed_atomic_load(&pool_->leak_points_, TYPED_RELAXED), TYPED_RELAXED);
