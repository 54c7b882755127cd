    ${P}_drop_above(${me}, 0);
