        if (${P}_slot_age(pool_, slot_) == ${P}_GENERATION_RETIRED) {
            ${P}_slot_retire(pool_, slot_);
            continue;
        }
