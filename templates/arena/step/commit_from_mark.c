    size_t committed_ = typed_atomic_load(&${me}->committed_, TYPED_ACQUIRE);
