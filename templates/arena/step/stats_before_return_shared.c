    const uint64_t live_ = ${P}_stats_live(${me});
