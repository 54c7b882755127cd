    TYPED_FORGET_BLOCK(pool_->slots_, &pool_->upstream_);
