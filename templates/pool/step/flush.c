    ${P}_thread_flush(pool_);
