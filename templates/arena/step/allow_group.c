    ${P}_allow(${me}, ${P}_allowance(${me}) + judgement_.allowed);
    ${me}->charged_ += judgement_.allowed;
