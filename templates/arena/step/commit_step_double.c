    const size_t step_ = TYPED_MOST(committed_, (size_t)65536);
