    /* pops so far of elements that were made */
    uint64_t pops_;
