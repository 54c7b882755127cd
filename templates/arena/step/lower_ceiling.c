    typed_atomic_store(&${me}->ceiling_, 0, TYPED_RELAXED); /* so that the next request asks */
