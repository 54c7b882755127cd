    pool_->allowance_ -= has_all_ ? count_ : 0;
