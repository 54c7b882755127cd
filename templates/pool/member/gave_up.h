    /* allocations that lost ${max_retries} races */
    TYPED_ALIGNAS(8)
    uint64_t gave_up_;
