    ${P}_erase(${me}->begin_ + (position_ - ${me}->base_), ${me}->cursor_);
