    size_t size_;
    if (mark_->serial_ != ${P}_serial_below(${me}, mark_->position_, &size_) || ${P}_is_cut_since(${me}, mark_, size_)) {
        return TYPED_ERR_STALE;
    }
