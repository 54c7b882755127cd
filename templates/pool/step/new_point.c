    const uint64_t point_ = ++self_->leak_points_;
