    if (pool_->carved_ == pool_->committed_) {
        (void)${P}_commit(pool_, (size_t)pool_->carved_ + 1);
    }
