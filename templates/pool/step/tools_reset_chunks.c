    TYPED_POOL_RESETS(pool_);
    TYPED_POISON_CHUNKS(pool_->chunks_, pool_->chunk_count_, sizeof(${P}_slot), ${chunk});
