    if (mark_->serial_ != ${P}_serial_below(${me}, mark_->position_)) {
        return TYPED_ERR_STALE;
    }
