    ${P}_report_damage(${me});
