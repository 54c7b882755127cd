    ${P}_stats_returned(${me}, live_ - TYPED_LEAST(mark_->live_, live_), mark_->position_ - mark_->padding_);
