    ${P}_retire(${me}, ${me}->begin_ + (position_ - ${me}->base_));
