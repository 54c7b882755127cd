    if (${span} != sizeof(${T})) {
        (void)typed_atomic_fetch_add(&${me}->padding_, ${span} - sizeof(${T}), TYPED_RELAXED);
    }
