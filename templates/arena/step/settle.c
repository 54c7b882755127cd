    typed_group_refund(&${group}, ${me}->charged_ - (position_ + ${me}->allowance_));
    ${me}->charged_ = position_ + ${me}->allowance_;
