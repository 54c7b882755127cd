    if (is_damaged_) {
        typed_fault_found(TYPED_FAULT_CORRUPT_LINK, ${P}_name(pool_), NULL);
        return ${P}_obtain_run(pool_, objects_, count_); /* from a list that is sound now */
    }
