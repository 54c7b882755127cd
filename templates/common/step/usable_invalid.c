    if (!${P}_is_usable(${me})) {
        return TYPED_ERR_INVALID;
    }
