    if (${P}_drop_damaged_list(pool_)) {
        return true;
    }
