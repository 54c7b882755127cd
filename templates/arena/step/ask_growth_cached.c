    /* Nothing is asked for where this thread's block has room for the new size, be it by a copy. */
    bool has_room_ = false;
    if (cache_ != NULL) {
        const size_t left_ = (size_t)((uintptr_t)cache_->end_ - (uintptr_t)cache_->cursor_);
        const bool is_last_in_block_ = (uintptr_t)block_ + old_span_ == (uintptr_t)cache_->cursor_;
        has_room_ = span_ <= left_ + (is_last_in_block_ ? old_span_ : 0);
    }
    *is_refused_ = span_ > old_span_ && !has_room_ && ${P}_is_growth_refused(${me}, cache_, block_, old_bytes_, bytes_);
