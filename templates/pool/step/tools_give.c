    TYPED_GIVEN(pool_, object_, sizeof(${given}));
