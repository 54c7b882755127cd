        memset((void *)object_, ${dealloc_pattern}, sizeof(${T}));
