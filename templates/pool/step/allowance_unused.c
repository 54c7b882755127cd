        if (!has_more_) {
            ${P}_give_allowance_back(pool_);
        }
