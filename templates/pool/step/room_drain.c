    if (${P}_drain(pool_, count_)) {
        return true;
    }
