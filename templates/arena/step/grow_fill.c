    if (is_done_ && bytes_ > old_bytes_) {
        memset((unsigned char *)block_ + old_bytes_, ${alloc_fill}, bytes_ - old_bytes_);
    }
