    if (is_done_ && bytes_ == 0) {
        ${P}_give_back_uncovered(${me});
    }
