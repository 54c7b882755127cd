        ${P}_put_run_back(pool_, objects_, taken_);
