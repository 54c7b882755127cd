    TYPED_POOL_ENDS(pool_);
