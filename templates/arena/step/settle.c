    typed_group_refund(&${group}, ${me}->charged_ - (position_ + ${P}_allowance(${me})));
    ${me}->charged_ = position_ + ${P}_allowance(${me});
