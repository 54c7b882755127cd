    bool asked_ = false;
    bool is_refused_ = false;
    if (span_ > old_span_) {
        (void)${P}_grant(${me}, bytes_ - old_bytes_, span_ - old_span_, 1, &asked_, &is_refused_);
    }
