    ${me}->allowance_ += judgement_.allowed;
    ${me}->charged_ += judgement_.allowed;
