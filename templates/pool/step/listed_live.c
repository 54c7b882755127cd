    if (marked_ > pool_->carved_ - ${live}) {
        /* Some of them are live: which, nobody knows. */
        pool_->head_ = ${no_head};
        pool_->lost_ = (uint32_t)(pool_->carved_ - ${live});
        return false;
    }
