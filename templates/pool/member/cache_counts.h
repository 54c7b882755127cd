    TYPED_ALIGNAS(8)
    uint64_t taken_;
    uint64_t given_;
