    ${P}_give_back_uncovered(${me});
