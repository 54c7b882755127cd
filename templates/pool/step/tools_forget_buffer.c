    TYPED_START_ENTERS(pool_, pool_->slots_);
