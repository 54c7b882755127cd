    ${me}->made_top_ = 0;
