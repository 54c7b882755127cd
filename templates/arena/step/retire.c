    ${P}_retire(${me}, ${me}->begin_ + position_);
