    if (TYPED_UNLIKELY(--pool_->allowance_ < 0)) {
        return NULL; /* one too few is found out where this leads to */
    }
