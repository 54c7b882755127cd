    if (span_ > old_span_ && !${P}_may_grow(${me}, ${newest_end}, span_ - old_span_, bytes_ - old_bytes_)) {
        *is_refused_ = true;
        return false;
    }
