    pool_->records_[slot_].element_.given_ = ${site};
