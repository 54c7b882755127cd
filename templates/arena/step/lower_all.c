    ${P}_lower(${me}, 0);
