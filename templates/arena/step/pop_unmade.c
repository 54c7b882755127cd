    if (!${P}_is_unmade(${me}, array_, ${P}_SPAN(count_ * size_))) {
        return false;
    }
