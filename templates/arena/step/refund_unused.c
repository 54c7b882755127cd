    typed_group_refund(&${group}, ${me}->allowance_);
    ${me}->charged_ -= ${me}->allowance_;
    ${me}->allowance_ = 0;
