    const typed_upstream upstream_ = pool_->upstream_;
