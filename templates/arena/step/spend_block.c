        ${me}->allowance_ -= bytes_;
