    if (${P}_drain(pool_)) {
        return true;
    }
