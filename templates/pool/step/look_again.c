    /* Another thread may have been granted enough for both. */
    const bool fits_ = is_allowed_ && ${P}_fits(pool_, count_);
