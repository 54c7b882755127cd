    ${P}_cut_look(${me}, position_);
