    const uint64_t point_ = typed_atomic_fetch_add(points_, 1, TYPED_RELAXED) + 1;
