    pool_->records_[slot_].taken_ = typed_current_site;
