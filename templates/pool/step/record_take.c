    pool_->records_[slot_].element_.taken_ = typed_current_site;
