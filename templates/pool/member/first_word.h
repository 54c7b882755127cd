    /* the lowest word that may have a set bit, and its bits: free_ does not have them meanwhile */
    uint32_t first_;
    uint64_t current_;
