    is_sound_ = is_sound_ && pool_->extra_ == 0;
