    TYPED_START_ENTERS(pool_, pool_->chunks_[pool_->chunk_count_]);
