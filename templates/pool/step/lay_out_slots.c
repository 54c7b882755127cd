    pool_->slots_ = (${P}_slot *)block_;
