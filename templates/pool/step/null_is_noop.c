    if (object_ == NULL) {
        return;
    }
