    pool_->records_[slot_].given_ = typed_current_site;
