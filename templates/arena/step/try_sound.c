    if (TYPED_LIKELY(${P}_pop_sound(${me}, array_, count_, sizeof(${T}), ${alignment}))) {
        return true;
    }
