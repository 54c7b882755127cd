    TYPED_TAKEN(pool_, object_, sizeof(${T}));
