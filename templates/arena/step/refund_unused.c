    typed_group_refund(&${group}, ${P}_allowance(${me}));
    ${me}->charged_ -= ${P}_allowance(${me});
    ${P}_allow(${me}, 0);
