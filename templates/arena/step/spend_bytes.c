    ${me}->allowance_ -= pad_ + span_;
