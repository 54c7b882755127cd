    ${me}->given_from_ = NULL;
    ${me}->given_to_ = NULL;
