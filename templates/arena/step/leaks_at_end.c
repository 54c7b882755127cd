    ${P}_report_at_end(${me});
