    record_->taken_ = typed_current_site;
