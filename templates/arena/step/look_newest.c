    const size_t at_ = typed_atomic_load(&chunk_->cursor_, TYPED_RELAXED);
