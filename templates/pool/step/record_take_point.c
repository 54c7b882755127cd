    pool_->records_[slot_].element_.point_ = pool_->leak_points_;
