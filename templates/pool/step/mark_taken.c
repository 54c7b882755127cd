            ${P}_mark_chain(pool_, objects_, taken_);
