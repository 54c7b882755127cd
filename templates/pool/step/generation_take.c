    pool_->generations_[slot_]++;
