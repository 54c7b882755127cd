    pool_->records_[slot_].element_.taken_ = ${site};
