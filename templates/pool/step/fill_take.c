    memset((void *)object_, ${alloc_pattern}, sizeof(${T}));
