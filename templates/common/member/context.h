    void *hook_context_;
