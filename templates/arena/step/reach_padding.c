    if (reach_ != bytes_) {
        (void)typed_atomic_fetch_add(&${me}->padding_, reach_ - bytes_, TYPED_RELAXED);
    }
