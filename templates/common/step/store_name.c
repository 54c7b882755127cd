    ${me}->name_ = name_;
