    const uint32_t raised_ = TYPED_MOST(pool_->ceiling_, (uint32_t)most_);
    /* What another thread has raised meanwhile was charged twice. */
    typed_group_refund(&${group}, judgement_.allowed - (raised_ - pool_->ceiling_) * sizeof(${T}));
    typed_atomic_store(&pool_->ceiling_, raised_, TYPED_RELAXED);
