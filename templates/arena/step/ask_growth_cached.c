    const bool is_in_block_ = cache_ != NULL && (uintptr_t)block_ + old_span_ == (uintptr_t)cache_->cursor_ && span_ <= (size_t)((uintptr_t)cache_->end_ - (uintptr_t)block_);
    bool asked_ = false;
    bool is_refused_ = false;
    if (span_ > old_span_ && !is_in_block_ && ${P}_is_growable(${me}, cache_, block_, old_span_)) {
        (void)${P}_grant(${me}, bytes_ - old_bytes_, span_ - old_span_, 1, &asked_, &is_refused_);
    }
