    uint32_t carved_;
    uint32_t capacity_;
