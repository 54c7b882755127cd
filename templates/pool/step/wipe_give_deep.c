        typed_wipe((void *)object_, sizeof(${T}));
