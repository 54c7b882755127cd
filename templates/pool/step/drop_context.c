    ${drop}(object_, pool_->hook_context_);
