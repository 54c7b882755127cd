    TYPED_FORGET_BUFFER(pool_->slots_);
