    if (!typed_lock_init(&pool_->lock_)) {
        ${P}_clear(pool_);
        return TYPED_ERR_NOMEM;
    }
