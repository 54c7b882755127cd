    if (object_ != NULL && ${init}(object_, pool_->hook_context_) != 0) {
        ${P}_free(pool_, object_);
        return NULL;
    }
