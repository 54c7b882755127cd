    ${P}_count_undone(${me}, bytes_);
