    ${me}->end_ = ${me}->begin_ + TYPED_LEAST(${me}->capacity_, to_);
