    /* free slots from rest_ on */
    uint32_t rest_count_;
    /* slots that may be carved before the monitor is asked again */
    uint32_t ceiling_;
