    /* what somebody wrote over, until it is reported */
    const void *damaged_;
    typed_fault_kind damage_;
    const char *damaged_at_; /* where it was allocated, or given back */
