        ${me}->allowance_ -= span_ - old_span_;
