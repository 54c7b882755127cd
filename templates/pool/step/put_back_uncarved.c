        const size_t undone_ = ${P}_slot_uncarve(pool_, objects_ + listed_, fresh_);
        ${P}_put_run_back(pool_, objects_ + listed_ + undone_, taken_ - listed_ - undone_);
        ${P}_put_run_back(pool_, objects_, listed_);
