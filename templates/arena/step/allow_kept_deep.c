        ${P}_allow(${me}, allowance_);
