    size_t lead_; /* of size_, bytes that stand before its element */
    uint64_t point_; /* leak points that had been given when it was allocated */
