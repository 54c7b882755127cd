    /* memory was refused, so that slots in quarantine are used */
    bool is_drained_;
