    ${P}_report_at_end(pool_);
