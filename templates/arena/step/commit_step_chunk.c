    const size_t step_ = ${chunk};
