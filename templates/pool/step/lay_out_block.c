    ${P}_lay_out(pool_, block_, capacity_);
