        ${P}_forget_allowance(${me});
