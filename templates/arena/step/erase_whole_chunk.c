        ${P}_erase(${me}->begin_, ${me}->cursor_);
