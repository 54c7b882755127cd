    if (TYPED_UNLIKELY(!${watch_holds}(&pool_->watch_, pool_))) {
        return ${alloc_slow};
    }
