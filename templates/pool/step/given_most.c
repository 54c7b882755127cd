    const size_t given_ = ${P}_most_given(pool_, count_);
