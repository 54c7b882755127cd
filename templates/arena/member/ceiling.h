    /* bytes before the cursor up to which the monitor is not asked; 0 where each request is judged by itself */
    size_t ceiling_;
    typed_monitor monitor_;
    bool (*on_pressure_)(${P} *${me}, typed_pressure level_, size_t bytes_, void *ctx_);
    void *on_pressure_ctx_;
