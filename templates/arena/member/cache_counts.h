    /* allocations from this thread's blocks, and their bytes */
    uint64_t taken_;
    uint64_t taken_bytes_;
