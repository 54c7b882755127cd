        ${P}_erase(${me}->begin_ + position_, ${me}->begin_ + from_);
