    pool_->records_[slot_].element_.given_ = typed_current_site;
