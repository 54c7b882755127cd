    if (${P}_grow(pool_, count_)) {
        return true;
    }
