    node_->pop_ = 0;
