    memset((void *)object_, ${free_byte}, sizeof(${T}));
