    /* the address where the block begins, and where the newest element to be dropped ends that was made in it */
    uintptr_t begin_;
    uintptr_t made_end_;
