    TYPED_POOL_BEGINS(pool_);
    TYPED_POISON_EACH(pool_->slots_, sizeof(${P}_slot), pool_->capacity_);
