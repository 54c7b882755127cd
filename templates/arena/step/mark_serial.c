    mark_.serial_ = ${P}_serial_below(${me}, ${P}_position(${me}), &mark_.size_);
    mark_.time_ = ${me}->serials_;
    *(uint64_t *)(uintptr_t)&${me}->marked_ = ${me}->serials_;
