        ${P}_give_back_ended(${me});
