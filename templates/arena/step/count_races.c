    uint32_t races_ = 0;
