        while (chunk_ != NULL && block_ <= chunk_->base_) {
            end_ = chunk_->base_;
            chunk_ = chunk_->previous_;
        }
