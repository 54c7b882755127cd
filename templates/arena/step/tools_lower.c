    TYPED_TAKE_BACK${shared_tools}(${me}->begin_ + position_, (size_t)(${me}->cursor_ - ${me}->begin_) - position_);
