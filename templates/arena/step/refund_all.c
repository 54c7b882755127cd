    typed_group_refund(&${group}, ${me}->charged_);
    ${me}->charged_ = 0;
    ${P}_allow(${me}, 0);
