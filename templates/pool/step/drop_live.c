    ${P}_drop_live(pool_);
