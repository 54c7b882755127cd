    typed_atomic_store(&${me}->padding_, 0, TYPED_RELAXED);
