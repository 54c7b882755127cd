    chunk_->retired_ = 0;
