    if (TYPED_UNLIKELY(!${watch_holds}(&pool_->watch_, pool_))) {
        return ${P}_alloc_slow(pool_);
    }
