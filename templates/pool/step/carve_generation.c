    if (slot_ >= pool_->generations_ready_) {
        ${generation} = 0;
        pool_->generations_ready_ = slot_ + 1;
    }
