    ${P}_erase(${me}->begin_ + position_, ${me}->cursor_);
