    if (!typed_lock_init(&pool_->lock_)) {
        ${P}_give_memory_back(pool_);
        ${P}_clear(pool_);
        return TYPED_ERR_NOMEM;
    }
