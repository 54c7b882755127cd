    typed_monitor monitor_;
    bool (*on_pressure_)(${P} *${me}, typed_pressure level_, size_t bytes_, void *ctx_);
    void *on_pressure_ctx_;
