    if (${P}_is_at_top(${me}, array_) && (run_ / size_ < count_ || !${P}_newest_has(${me}, array_, count_ * size_))) {
        run_ = 0; /* the newest, and not of that size */
    }
