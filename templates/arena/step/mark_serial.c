    mark_.serial_ = ${P}_serial_below(${me}, ${P}_position(${me}), &mark_.size_);
    mark_.time_ = ${me}->serials_;
    /* Like a lock, this is a member that also those may change who only look. */
    *(uint64_t *)(uintptr_t)&${me}->marked_ = mark_.time_;
