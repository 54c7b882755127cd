    const uint64_t point_ = ++*points_;
