    if (is_torn_) {
        ${P}_report(${me}, TYPED_FAULT_OVERFLOW, array_, ${owned_site});
    }
