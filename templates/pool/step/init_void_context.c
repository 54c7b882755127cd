    if (object_ != NULL) {
        ${init}(object_, pool_->hook_context_);
    }
