    size_t marked_ = 0;
