    pool_->records_[slot_].point_ = pool_->leak_points_;
