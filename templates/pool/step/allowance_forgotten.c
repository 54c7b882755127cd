        ${P}_forget_allowance(pool_);
