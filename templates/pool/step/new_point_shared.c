    const uint64_t point_ = typed_atomic_fetch_add(&self_->leak_points_, 1, TYPED_RELAXED) + 1;
