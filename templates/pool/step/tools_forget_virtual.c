    TYPED_FORGET(&pool_->slots_, sizeof pool_->slots_);
