        TYPED_TAKE_BACK_SHARED(${me}->begin_ + position_, from_ - position_);
