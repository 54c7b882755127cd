    pool_->committed_ = committed_;
