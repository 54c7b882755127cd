    /* slots that will not be handed out again */
    uint32_t lost_;
