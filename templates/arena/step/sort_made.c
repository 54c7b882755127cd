    ${P}_sort_made(${me});
