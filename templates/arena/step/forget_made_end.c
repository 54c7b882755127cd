    cache_->made_end_ = NULL;
