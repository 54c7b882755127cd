    ${P}_recall(pool_);
