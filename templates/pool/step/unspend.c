    pool_->allowance_++; /* the attempt before this has spent one */
