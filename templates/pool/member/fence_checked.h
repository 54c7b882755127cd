    /* carved_, or 0 at a level above normal, when the monitor is asked before each allocation, whatever came back */
    uint32_t open_;
