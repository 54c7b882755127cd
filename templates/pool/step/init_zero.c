    if (object_ != NULL && ${init}(object_) != 0) {
        ${P}_free(pool_, object_);
        return NULL;
    }
