    if (is_newest_ && bytes_ > 0) {
        ${P}_note_size(${me}, bytes_);
    }
