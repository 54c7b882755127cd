    /* allocations from this thread's blocks, and their bytes */
    TYPED_ALIGNAS(8)
    uint64_t taken_;
    uint64_t taken_bytes_;
