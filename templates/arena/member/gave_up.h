    /* allocations that lost ${max_retries} races */
    uint64_t gave_up_;
