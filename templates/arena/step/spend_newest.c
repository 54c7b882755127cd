    ${me}->allowance_ -= span_ > old_span_ ? span_ - old_span_ : 0;
