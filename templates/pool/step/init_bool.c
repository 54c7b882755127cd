    if (object_ != NULL && !${init}(object_)) {
        ${P}_free(pool_, object_);
        return NULL;
    }
