    ${P}_erase(${me}->begin_ + start_, ${me}->begin_ + start_ + bytes_);
