    const size_t step_ = TYPED_MOST((size_t)pool_->committed_, 65536 / sizeof(${P}_slot));
