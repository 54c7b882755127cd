    typed_caches_end(&pool_->caches_);
