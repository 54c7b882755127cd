    const char *name_;
    bool (*on_exhausted_)(${P} *${me}, size_t bytes_, void *ctx_);
    void *on_exhausted_ctx_;
