    typed_atomic_store(&record_->taken_, typed_current_site, TYPED_RELAXED);
