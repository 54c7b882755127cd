    ${P}_count(${me}, 1, bytes_);
