    memset((void *)object_, ${alloc_fill}, sizeof(${T}));
