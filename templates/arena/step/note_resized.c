    if (is_newest_ && bytes_ > 0) {
        ${P}_note_size(${me}, (unsigned char *)block_, bytes_);
    }
