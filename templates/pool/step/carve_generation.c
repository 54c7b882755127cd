    if (slot_ >= pool_->generations_ready_) {
        pool_->generations_[slot_] = 0;
        pool_->generations_ready_ = slot_ + 1;
    }
