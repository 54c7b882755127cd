    /* free slots from rest_ on */
    uint32_t rest_count_;
    /* slots that may be carved before the monitor is asked again */
    uint32_t ceiling_;
    /* carved_, or 0 at a level above normal, when the monitor is asked before each allocation, whatever came back */
    uint32_t open_;
