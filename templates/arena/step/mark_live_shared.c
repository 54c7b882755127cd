    mark_.live_ = ${P}_stats_live(${me});
