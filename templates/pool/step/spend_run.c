    pool_->allowance_ -= has_all_ ? (int64_t)count_ : 0;
