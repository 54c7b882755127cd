    TYPED_HAND_OUT${shared_tools}(${me}->begin_, (size_t)(${me}->end_ - ${me}->begin_));
