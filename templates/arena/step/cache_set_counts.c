    if (is_done_) {
        ${P}_count_set(${me}, old_bytes_, bytes_);
    }
