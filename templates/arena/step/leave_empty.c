    if (block_ == NULL) {
        ${P}_leave_empty(${me});
    }
