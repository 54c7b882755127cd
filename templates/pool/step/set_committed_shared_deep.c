        typed_atomic_store(&pool_->committed_, committed_, TYPED_RELEASE);
