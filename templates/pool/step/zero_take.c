    memset((void *)object_, 0, sizeof(${T}));
