    ${me}->allowance_ -= ${span};
