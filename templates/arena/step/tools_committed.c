    TYPED_TAKE_BACK${shared_tools}(${me}->begin_ + from_, to_ - from_);
