    TYPED_PREFETCH((uintptr_t)here_ + ${prefetch_bytes});
