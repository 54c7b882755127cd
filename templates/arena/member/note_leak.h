    uint32_t point_; /* leak points that had been given when it was allocated: the low half */
