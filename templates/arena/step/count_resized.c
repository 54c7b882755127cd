        ${P}_count_resized(${me});
