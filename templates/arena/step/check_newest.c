        ${P}_newest_look(${me});
