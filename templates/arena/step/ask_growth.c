    bool asked_ = false;
    bool is_refused_ = false;
    if (span_ > old_span_ && ${P}_is_growable(${me}, block_, old_bytes_, span_ - old_span_)) {
        (void)${P}_grant(${me}, bytes_ - old_bytes_, span_ - old_span_, ${right_behind}, &asked_, &is_refused_);
    }
