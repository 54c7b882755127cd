    ${me}->padding_ = mark_->padding_;
