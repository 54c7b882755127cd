    /* The monitor is asked before any of these is handed out. */
    pool_->rest_ = pool_->head_;
    pool_->rest_count_ = (uint32_t)listed_;
    pool_->head_ = NULL;
    pool_->ceiling_ = pool_->carved_;
