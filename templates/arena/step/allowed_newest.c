    is_done_ = is_done_ && (span_ <= old_span_ || span_ - old_span_ <= ${P}_allowance(${me}));
