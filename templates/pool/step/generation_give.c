    const uint32_t generation_ = ++${generation};
