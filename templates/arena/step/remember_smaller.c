    if (bytes_ < note_.size_) { /* positions in what it loses are stale from now on */
        ${P}_remember_cut(${me}, &note_, bytes_);
    }
