    pool_->allowance_ -= object_ != NULL;
