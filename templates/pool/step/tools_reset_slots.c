    TYPED_POOL_RESETS(pool_);
    TYPED_POISON_EACH(${slots}, sizeof(${P}_slot), pool_->carved_);
