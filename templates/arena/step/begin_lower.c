    const size_t from_ = chunk_->base_ + end_;
