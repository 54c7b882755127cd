    /* entries of generations_ that were ever set */
    uint32_t generations_ready_;
