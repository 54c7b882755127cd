    /* at a level above normal: the monitor is asked before each allocation, whatever came back */
    bool is_shut_;
