    /* elements that may be handed out before the monitor is asked again */
    uint32_t ceiling_;
    typed_monitor monitor_;
    bool (*on_pressure_)(${P} *pool_, typed_pressure level_, size_t bytes_, void *ctx_);
    void *on_pressure_ctx_;
