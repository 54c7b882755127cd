        ${me}->retired_ = TYPED_LEAST(${me}->retired_, from_);
