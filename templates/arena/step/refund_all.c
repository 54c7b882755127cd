    typed_group_refund(&${group}, ${me}->charged_);
    ${me}->charged_ = 0;
    ${me}->allowance_ = 0;
