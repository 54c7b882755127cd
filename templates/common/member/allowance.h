    /* ${allowance_unit} that may be handed out before the monitor is asked again */
    ${allowance_type} allowance_;
