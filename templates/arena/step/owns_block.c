    bool is_torn_ = false;
    if (count_ <= run_ / size_ && ((uintptr_t)array_ & (align_ - 1)) == 0 && !${P}_is_array(${me}, array_, count_ * size_, &is_torn_)) {
        run_ = 0; /* an inner part, or more than there is */
    }
