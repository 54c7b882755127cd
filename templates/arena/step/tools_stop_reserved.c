    TYPED_RELEASED(${me}->begin_, ${me}->capacity_);
