    ${P}_note_peak(pool_);
