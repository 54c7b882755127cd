    uint64_t pop_; /* 0, or which pop is running its drop hook, or ${P}_ENDED */
