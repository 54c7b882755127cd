    TYPED_POOL_RESETS(pool_);
    TYPED_POISON_EACH(pool_->slots_, sizeof(${P}_slot), pool_->carved_);
