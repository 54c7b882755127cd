    if (!${P}_owns(${me}, array_, old_count_, sizeof(${T}), ${alignment})) {
        return NULL;
    }
