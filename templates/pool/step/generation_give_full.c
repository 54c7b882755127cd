    const uint32_t generation_ = ++record_->generation_;
