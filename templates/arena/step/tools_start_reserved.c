    TYPED_RESERVED(${me}->begin_, ${me}->capacity_);
