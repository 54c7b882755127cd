    if (!${P}_is_usable(${me})) {
        return NULL;
    }
