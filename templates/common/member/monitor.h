    /* ${allowance_unit} that may be handed out before the monitor is asked again */
    ${allowance_type} allowance_;
    typed_monitor monitor_;
    bool (*on_pressure_)(${P} *${me}, typed_pressure level_, size_t bytes_, void *ctx_);
    void *on_pressure_ctx_;
