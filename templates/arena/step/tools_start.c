    TYPED_TAKE_BACK${shared_tools}(${me}->begin_, ${me}->capacity_);
