    TYPED_TAKE_BACK${shared_tools}(${me}->begin_ + (position_ - ${me}->base_), ${P}_position(${me}) - position_);
