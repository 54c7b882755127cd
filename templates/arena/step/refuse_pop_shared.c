    if (!is_newest_) {
        ${P}_refuse_pop(${me}, array_, bytes_);
    }
