    /* allocations so far, shrinkings and cuts */
    uint64_t serials_;
