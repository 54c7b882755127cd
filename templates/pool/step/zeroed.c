        ${P}_clear(pool_);
