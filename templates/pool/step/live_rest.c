    live_ -= pool_->rest_count_;
