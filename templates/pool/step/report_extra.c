    ${P}_report_extra(pool_);
