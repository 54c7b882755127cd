    ${me}->end_ = ${me}->begin_;
