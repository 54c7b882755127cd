    /* allocations so far, and shrinkings */
    uint64_t serials_;
