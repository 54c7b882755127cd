    if (TYPED_UNLIKELY(pool_->allowance_ <= 0)) {
        return NULL;
    }
