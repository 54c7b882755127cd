    *is_refused_ = span_ > old_span_ && ${P}_is_growth_refused(${me}, block_, old_bytes_, bytes_);
