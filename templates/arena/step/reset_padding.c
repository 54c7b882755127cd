    ${me}->padding_ = 0;
