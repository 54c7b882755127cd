    /* leak points given out */
    uint64_t leak_points_;
