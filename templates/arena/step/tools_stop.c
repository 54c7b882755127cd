    TYPED_HAND_OUT${shared_tools}(${me}->begin_, ${me}->capacity_);
