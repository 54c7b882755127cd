    if (object_ != NULL) {
        ${init}(object_);
    }
