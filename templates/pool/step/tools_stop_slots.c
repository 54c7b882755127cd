    TYPED_POOL_ENDS(pool_);
    TYPED_UNPOISON(pool_->slots_, pool_->${limit} * sizeof(${P}_slot));
