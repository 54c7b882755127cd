    typed_slot_record *const record_ = &pool_->records_[slot_];
