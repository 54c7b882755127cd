        TYPED_TAKE_BACK${shared_tools}(${me}->begin_, (size_t)(${me}->cursor_ - ${me}->begin_));
