    TYPED_POOL_BEGINS(pool_);
