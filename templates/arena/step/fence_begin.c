    ${me}->fence_ = (uintptr_t)${me}->cursor_;
