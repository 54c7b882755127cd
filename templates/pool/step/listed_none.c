    size_t listed_ = 0;
