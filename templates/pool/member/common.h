    const char *name_;
    bool (*on_exhausted_)(${P} *pool_, size_t bytes_, void *ctx_);
    void *on_exhausted_ctx_;
