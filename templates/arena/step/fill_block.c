    memset(block_, ${alloc_fill}, bytes_);
