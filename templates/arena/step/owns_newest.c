    if (run_ / size_ >= count_ && ${P}_newest_is_shorter(${me}, array_, count_ * size_)) {
        run_ = 0; /* what is behind its end is the guard */
    }
