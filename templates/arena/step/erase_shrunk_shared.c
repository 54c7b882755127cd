    if (bytes_ < old_bytes_) {
        /* Whatever comes of it, its owner has no more use for this. */
        ${P}_erase((unsigned char *)block_ + bytes_, (unsigned char *)block_ + old_bytes_);
    }
