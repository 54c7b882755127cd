    record_->point_ = pool_->leak_points_;
