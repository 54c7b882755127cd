    for (size_t slot_ = 0; slot_ < pool_->carved_; slot_++) {
        pool_->generations_[slot_] += pool_->generations_[slot_] & 1;
    }
