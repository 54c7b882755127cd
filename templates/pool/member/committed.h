    /* slots that have memory */
    uint32_t committed_;
