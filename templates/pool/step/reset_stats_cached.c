    pool_->given_ += ${P}_slot_live_count(pool_);
