    if (object_ != NULL && !${init}(object_, pool_->hook_context_)) {
        ${P}_free(pool_, object_);
        return NULL;
    }
