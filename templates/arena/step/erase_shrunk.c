        if (bytes_ < old_bytes_) {
            ${P}_erase((unsigned char *)block_ + bytes_, (unsigned char *)block_ + old_bytes_);
        }
