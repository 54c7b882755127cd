    if (block_ != NULL) {
        memset(block_, ${alloc_fill}, bytes_);
    }
