            ${P}_mark_chain(pool_, ${P}_slot_first(pool_, before_), taken_);
