        ${P}_retire(${me}, ${me}->begin_);
