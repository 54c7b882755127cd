    /* slots whose generation was ever set */
    uint32_t generations_ready_;
